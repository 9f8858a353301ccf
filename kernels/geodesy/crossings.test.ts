/** How two sides can meet, and which side of a ring a point is on. */
import { describe, expect, test } from 'vitest';
import { insideRing, meetingOf, meetings, onRing, onSide, type Side } from './crossings.ts';
import type { LonLat, Ring } from './shapes.ts';

const side = (from: LonLat, to: LonLat): Side => ({ ring: 0, index: 0, from, to });

const ways: [name: string, a: [LonLat, LonLat], b: [LonLat, LonLat], kind: string | undefined, at?: LonLat][] = [
  [
    'cross',
    [
      [0, 0],
      [2, 2],
    ],
    [
      [0, 2],
      [2, 0],
    ],
    'cross',
    [1, 1],
  ],
  [
    'cross off the middle',
    [
      [0, 0],
      [4, 0],
    ],
    [
      [1, -1],
      [1, 3],
    ],
    'cross',
    [1, 0],
  ],
  [
    'a T',
    [
      [0, 0],
      [2, 0],
    ],
    [
      [1, 0],
      [1, 1],
    ],
    'touch',
    [1, 0],
  ],
  [
    'a corner',
    [
      [0, 0],
      [1, 0],
    ],
    [
      [1, 0],
      [1, 1],
    ],
    'touch',
    [1, 0],
  ],
  [
    'end to end in line',
    [
      [0, 0],
      [1, 0],
    ],
    [
      [1, 0],
      [2, 0],
    ],
    'touch',
    [1, 0],
  ],
  [
    'partly on each other',
    [
      [0, 0],
      [2, 0],
    ],
    [
      [1, 0],
      [3, 0],
    ],
    'overlap',
  ],
  [
    'one within the other',
    [
      [0, 0],
      [3, 0],
    ],
    [
      [1, 0],
      [2, 0],
    ],
    'overlap',
  ],
  [
    'the same',
    [
      [0, 0],
      [1, 1],
    ],
    [
      [0, 0],
      [1, 1],
    ],
    'overlap',
  ],
  [
    'the same turned round',
    [
      [0, 0],
      [1, 1],
    ],
    [
      [1, 1],
      [0, 0],
    ],
    'overlap',
  ],
  [
    'in line but apart',
    [
      [0, 0],
      [1, 0],
    ],
    [
      [2, 0],
      [3, 0],
    ],
    undefined,
  ],
  [
    'parallel',
    [
      [0, 0],
      [1, 0],
    ],
    [
      [0, 1],
      [1, 1],
    ],
    undefined,
  ],
  [
    'would cross if longer',
    [
      [0, 0],
      [1, 1],
    ],
    [
      [0, 3],
      [3, 0],
    ],
    undefined,
  ],
  [
    'would touch if longer',
    [
      [0, 0],
      [1, 0],
    ],
    [
      [2, -1],
      [2, 1],
    ],
    undefined,
  ],
];

test.each(ways)('%s', (_name, a, b, kind, at) => {
  for (const [p, q] of [
    [side(...a), side(...b)],
    [side(...b), side(...a)],
    [side(a[1], a[0]), side(...b)],
  ] as const) {
    const meeting = meetingOf(p, q);
    expect(meeting?.kind).toBe(kind);
    if (at) expect(meeting?.at).toEqual(at);
  }
});

test('a point a ten-millionth of a degree off a side is not on it', () => {
  expect(onSide([113.4, 31.7], [113.5, 31.7], [113.45, 31.7])).toBe(true);
  expect(onSide([113.4, 31.7], [113.5, 31.7], [113.45, 31.7000001])).toBe(false);
  expect(onSide([113.4, 31.7], [113.5, 31.7], [113.51, 31.7])).toBe(false);
});

const square: Ring = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [0, 0],
];

describe('inside', () => {
  test.each([
    [[2, 2], true, false],
    [[5, 2], false, false],
    [[-1, 0], false, false],
    [[2, 5], false, false],
    [[3.999, 3.999], true, false],
  ] as [LonLat, boolean, boolean][])('%j', (point, inside, on) => {
    expect(insideRing(square, point)).toBe(inside);
    expect(onRing(square, point)).toBe(on);
  });

  test.each([[[4, 2]], [[0, 0]], [[2, 4]]] as [LonLat][])('%j is on the line', (point) => {
    expect(onRing(square, point)).toBe(true);
  });

  test('a bay is outside', () => {
    const bay: Ring = [
      [0, 0],
      [4, 0],
      [4, 4],
      [2, 1],
      [0, 4],
      [0, 0],
    ];
    expect(insideRing(bay, [2, 3])).toBe(false);
    expect(insideRing(bay, [2, 0.5])).toBe(true);
  });
});

describe('meetings', () => {
  test('none in a simple ring, nor between rings apart', () => {
    const far = square.map(([lon, lat]): LonLat => [lon + 10, lat]);
    expect(meetings([square])).toEqual([]);
    expect(meetings([square, far])).toEqual([]);
  });

  test('a bow-tie names its two sides and the place', () => {
    const found = meetings([
      [
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
        [0, 0],
      ],
    ]);
    expect(found.map(({ a, b, meeting }) => [a.index, b.index, meeting])).toEqual([
      [0, 2, { kind: 'cross', at: [1, 1] }],
    ]);
  });

  test('rings are named in order, the outer first', () => {
    const across = square.map(([lon, lat]): LonLat => [lon - 2, lat + 1]);
    const found = meetings([square, across]);
    expect(found.length).toBeGreaterThan(0);
    for (const { a, b } of found) expect([a.ring, b.ring]).toEqual([0, 1]);
  });
});
