/** What land brings to the office: the map of the ground with a plot to ask about, a parcel's page, the import. */
import './land.css';
import { officeSlice, panel } from '#ui/pages';
import { maySeeGround } from '../ground/contract.ts';
import { landLayers } from '../ground/office/map-layers.ts';
import holdsEn from '../holds/words.en.json' with { type: 'json' };
import holdsZh from '../holds/words.zh.json' with { type: 'json' };
import { mayKeepGround } from '../imports/contract.ts';
import { parcelsToGo } from '../parcels/office/go.ts';
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };

export { useGroundBounds } from '../analysis/office/ground-bounds.ts';

const seers = maySeeGround.map(({ role }) => role);

export default officeSlice({
  words: { zh: { ...zh, ...holdsZh }, en: { ...en, ...holdsEn } },
  goSources: [parcelsToGo],
  panels: [panel('matter', { at: 'place', load: () => import('../analysis/office/matter-land.tsx') })],
  mapLayers: landLayers,
  pages: [
    {
      path: '/land',
      title: 'page.land',
      load: () => import('../analysis/office/ground-page.tsx'),
      roles: seers,
      entry: { icon: 'layers', duty: 'land', order: 3 },
    },
    {
      path: '/land/import',
      title: 'land.import.title',
      roles: mayKeepGround.map(({ role }) => role),
      load: () => import('../imports/office/import.tsx'),
    },
    {
      path: '/land/parcels/$parcelId',
      title: 'land.parcel',
      roles: seers,
      load: () => import('../parcels/office/parcel.tsx'),
    },
  ],
});
