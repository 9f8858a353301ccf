/** The site tells of people who ask, so that what can wait gives way to them. */
import { expect, test } from 'vitest';
import { importTrack, reportFinding } from '#modules/patrol/contract';
import { readConfig } from '#platform/config';
import { openTestHouse } from '../../tests/harness/house.ts';
import { openTestSite } from '../../tests/harness/site.ts';
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

test('a track as long as its contract allows comes in; any other body of megabytes is refused with the limit', async () => {
  const house = await openTestHouse();
  const site = await openTestSite(house);
  const gpx = '<trkpt lat="31.7123456" lon="113.4123456"/>\n'.repeat(155_000);
  const track = { id: house.id(), purpose: 'routine', mode: 'foot', gpx };
  // Read as a whole, and found to be no GPX.
  expect((await site.ask('bai', importTrack, track)).body.code).toBe('gpx.broken');
  const words = { 'accept-language': 'en' };
  expect((await site.ask('bai', reportFinding, { gpx }, words)).body.detail).toContain('At most 1 MB');
  expect((await site.ask('bai', importTrack, { gpx: gpx + gpx }, words)).body.detail).toContain('At most');
});
