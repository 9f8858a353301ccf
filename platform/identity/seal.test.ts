/** Tests of sealing: what is sealed opens only whole, only in its row, only with its key. */
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom } from '#platform/clock';
import { sealFromFile, sealWith } from './seal.ts';

const folder = mkdtempSync(join(tmpdir(), 'cuntu-seal-'));
afterAll(() => rmSync(folder, { recursive: true }));

const plain = new TextEncoder().encode('secret of a phone');
const random = seededRandom('seal');

describe('a seal', () => {
  const seal = sealWith(random.bytes(32), random);
  const sealed = seal.seal(plain, 'account 1');

  it('marks the same text alike, and another text, another use or another key not', () => {
    const marked = seal.mark('13800000000', 'x');
    expect(seal.mark('13800000000', 'x')).toEqual(marked);
    const others = [seal.mark('13800000001', 'x'), seal.mark('13800000000', 'y')];
    for (const other of [...others, sealWith(random.bytes(32), random).mark('13800000000', 'x')])
      expect(other).not.toEqual(marked);
  });

  it('opens what it has sealed', () => {
    expect(seal.open(sealed, 'account 1')).toEqual(plain);
    expect(Buffer.from(sealed).includes(Buffer.from(plain))).toBe(false);
  });

  it('does not open in another row', () => {
    expect(() => seal.open(sealed, 'account 2')).toThrow();
  });

  it('does not open where a single bit was changed', () => {
    for (const i of [0, 12, sealed.length - 1]) {
      const bent = sealed.slice();
      bent[i]! ^= 1;
      expect(() => seal.open(bent, 'account 1')).toThrow();
    }
  });

  it('does not open with another key', () => {
    expect(() => sealWith(random.bytes(32), random).open(sealed, 'account 1')).toThrow();
  });

  it('keeps its key in a file for its owner alone, and finds it again', () => {
    const path = join(folder, 'seal.key');
    const kept = sealFromFile(path, random).seal(plain, 'x');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(sealFromFile(path, random).open(kept, 'x')).toEqual(plain);
  });

  it('is not made anew, nor with another key, where something is sealed already', () => {
    const kept = { sealed, about: 'account 1' };
    const path = join(folder, 'lost.key');
    expect(() => sealFromFile(path, random, kept)).toThrow('missing');
    expect(existsSync(path)).toBe(false);
    writeFileSync(path, random.bytes(32));
    expect(() => sealFromFile(path, random, kept)).toThrow('does not open');
  });
});
