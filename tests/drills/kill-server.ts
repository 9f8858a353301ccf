/** The server as it is, on the database given, with the cast in it; says where it listens, and serves until killed: `stuck`, prints nothing. */
import { must } from '@cuntu/base';
import sharp from 'sharp';
import { clockFrom, newId } from '#platform/clock';
import { readConfig } from '#platform/config';
import { openDatabase } from '#platform/database';
import { insertStored } from '#platform/files';
import { openLog } from '#platform/log';
import { foundCity } from '../../apps/server/founding.ts';
import { openHouse } from '../../apps/server/house.ts';
import { openSite } from '../../apps/server/site.ts';
import { openAccounts, PASSWORD } from '../harness/accounts.ts';
import { castRegister, everybody } from '../harness/cast.ts';
import { emptyPress, stuckPress } from '../harness/empty-press.ts';

const [, , home = '', url = '', stuck] = process.argv;
const config = readConfig({ CUNTU_HOME: home, PORT: '0', DATABASE_URL: url });
// The cast holds licences on that day, whatever day it is when this runs.
const clock = clockFrom('2026-11-24');
const log = openLog({ level: 'error' });
const press = stuck ? stuckPress(() => process.stdout.write('in hand\n')) : emptyPress;
const database = await openDatabase(url ? { url } : { home });
const house = await openHouse({
  database,
  home,
  publicUrl: config.url,
  clock,
  log,
  press,
});
if (await foundCity(house, { demo: true, anchorOn: clock.today() })) {
  must(await house.perform('bureau.enterRegister', castRegister(), newId(clock)));
  await openAccounts(house);
}
// What an officer shows; each start puts the same bytes again.
const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: 'peru' } });
const photo = must(await house.files.put(await picture.jpeg().toBuffer(), { claimedType: 'image/jpeg' }));
await insertStored(house.db, photo, everybody, clock.now());
const site = await openSite(house, config, log, '0');
const address = await site.listen({ host: '127.0.0.1', port: 0 });
house.jobs.start();
house.hearers.start();
const tokens: Record<string, string> = {};
for (const who of ['bai', 'song', 'shi'])
  tokens[who] = must(await house.identity.signIn({ username: who, password: PASSWORD, address: '127.0.0.1' })).token;
process.stdout.write(`${JSON.stringify({ address, tokens, photo: photo.sha256 })}\n`);
