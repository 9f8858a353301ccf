/** How many findings a second are posted by eight at once with five photos each, all of it kept before the answer. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeCity } from './setting/city.ts';
import { loadOf } from './setting/loads.ts';
import { onPostgres } from './setting/place.ts';
import { takeTurns } from './setting/rounds.ts';
import { startProduct, startServer } from './setting/server.ts';

const SHARE_MIN = 0.5;
const AIM = 40;
const PHOTOS = 5;
const ROUNDS = 3;

export default {
  figure: `the same with ${PHOTOS} photos of 200 KB each`,
  budget: `≥ ${SHARE_MIN} × peer, aim ${AIM}/s`,
  peer: 'bare Fastify storing the same bytes, file and folder on disk before each answer',
  measure: () =>
    onPostgres(async (where) => {
      const city = await makeCity(where);
      const product = await startProduct(where);
      const folder = join(where.home, 'bare');
      mkdirSync(folder);
      const bare = await startServer('bench/bare/files-server.ts', { FOLDER: folder });
      const load = { ...(await loadOf(product, city)), photos: PHOTOS, putPath: '/api/system.putFile' };
      const peerLoad = { ...load, origin: bare.origin, putPath: '/file', reportPath: '' };
      const { product: ours, peer } = await takeTurns(load, peerLoad, ROUNDS);
      await bare.stop();
      await product.stop();
      const within = ours.perSecond >= SHARE_MIN * peer.perSecond;
      return { value: ours.perSecond, unit: '/s on PostgreSQL', peer: peer.perSecond, within };
    }),
};
