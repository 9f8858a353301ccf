/** The site tells of people who ask, so that what can wait gives way to them. */
import { expect, test } from 'vitest';
import { readConfig } from '#platform/config';
import { openTestHouse } from '../../tests/harness/house.ts';
import { openSite } from './site.ts';

test('a request is told when it comes and when it is answered; those of machines that watch are not', async () => {
  const house = await openTestHouse();
  let told = 0;
  const site = await openSite(house.house, readConfig({ CUNTU_HOME: house.home, PORT: '0' }), house.log, '0', () => {
    told += 1;
  });
  for (const url of ['/healthz', '/readyz', '/metrics']) expect((await site.inject(url)).statusCode).toBe(200);
  expect(told).toBe(0);
  await site.inject('/api/openapi.json');
  expect(told).toBe(2);
  await site.close();
});
