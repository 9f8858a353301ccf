/** The printed accounts stay printed when somebody has changed a password. */
import { expect, test } from 'vitest';
import { tableOf } from './welcome.ts';

test('an account whose password was changed is printed still, and says so', () => {
  const table = tableOf([
    { username: 'gu', password: 'yanshi', name: 'Gu', duty: 'administrator' },
    { username: 'lin', password: null, name: 'Lin', duty: 'inspector' },
  ]);
  expect(table).toContain('  gu      yanshi     Gu administrator');
  expect(table).toContain('  lin     (changed)  Lin inspector');
});
