/** Every measure of the seed points at what is there, and says of a limit and a fee what the norms and the items say. */
import { expect, test } from 'vitest';
import { firstNorms } from '#modules/norms';
import { catalogue } from '../items/rules/catalogue.ts';
import { firstMeasures } from './catalogue.ts';
import { decidePointer } from './rules.ts';

const limits = firstNorms(() => '').flatMap(({ name, input }) =>
  name === 'norms.changeLimit' ? [input as { key: string; count: number; unit: string }] : [],
);

test.each(firstMeasures.map((one) => [one.key, one] as const))('%s points at what is there', (_, { pointer }) => {
  const keys = limits.map(({ key }) => key);
  expect(decidePointer(pointer, keys)).toEqual({ ok: true, value: true });
});

test('they say of a limit and of a fee what the norms and the items say', () => {
  for (const { key, pointer } of firstMeasures) {
    if (pointer.changes === 'limit') {
      const limit = limits.find((one) => one.key === pointer.limit)!;
      expect([key, pointer.to]).toEqual([key, { count: limit.count, unit: limit.unit }]);
    }
    if (pointer.changes === 'fee') {
      const fee = catalogue.find((one) => one.key === pointer.item)!.fees.find((one) => one.key === pointer.fee)!;
      expect([key, pointer.toYuan]).toEqual([key, fee.yuan]);
    }
  }
});
