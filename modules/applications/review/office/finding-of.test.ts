/** Who signs reads the last examination, whoever returned the one before, and nothing where nobody has examined it. */
import { expect, test } from 'vitest';
import { findingOf } from './finding-of.ts';

const entry = (step: string, outcome: string | null, words?: string) => ({
  n: 1,
  fact: '',
  step,
  outcome,
  person: '演示许',
  role: 'examiner',
  happenedAt: '2026-11-24T09:00:00+08:00',
  recordedAt: '2026-11-24T09:00:00+08:00',
  said: words === undefined ? {} : { words },
});

test('the last examination counts, with what was found and by whom', () => {
  const timeline = [
    entry('submitApplication', null),
    entry('examineApplication', 'unfit', '少一页'),
    entry('returnApplication', null, '再看一遍'),
    entry('examineApplication', 'fit', '页码齐了'),
    entry('suspendReview', null, '等鉴定'),
  ];
  expect(findingOf({ timeline })).toMatchObject({ outcome: 'fit', words: '页码齐了', person: '演示许' });
  expect(findingOf({ timeline: timeline.slice(0, 3) })).toMatchObject({ outcome: 'unfit', words: '少一页' });
  expect(findingOf({ timeline: timeline.slice(0, 1) })).toBeUndefined();
});

test('of a preliminary review it is the conclusion', () => {
  const timeline = [entry('checkBoundary', null), entry('concludePreview', 'unfit', '不符合供地政策')];
  expect(findingOf({ timeline })).toMatchObject({ step: 'concludePreview', words: '不符合供地政策' });
});
