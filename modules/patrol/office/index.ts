/** What patrol brings to the office: findings listed, on the map, one by one; its forms and words. */
import { registerForm } from '#modules/matters/office';
import { useFound } from '#platform/client';
import { officeSlice } from '#ui/pages';
import { useBlindCount } from '../blind-spots/office/use-blind-ground.tsx';
import {
  findFindings,
  findMyDispatches,
  mayImportZones,
  mayKeepZones,
  maySeeZones,
  presenceSteps,
} from '../contract.ts';
import { coverageLayer } from '../coverage/office/map-layer.ts';
import { openStates } from '../findings/office/finding-words.ts';
import { findingsToGo } from '../findings/office/go.ts';
import '../findings/office/findings.css';
import '../patrols/office/patrols.css';
import '../zones/office/zones.css';
import dispatchEn from '../dispatch/words.en.json' with { type: 'json' };
import dispatchZh from '../dispatch/words.zh.json' with { type: 'json' };
import logsEn from '../logs/words.en.json' with { type: 'json' };
import logsZh from '../logs/words.zh.json' with { type: 'json' };
import plansEn from '../plans/words.en.json' with { type: 'json' };
import plansZh from '../plans/words.zh.json' with { type: 'json' };
import tracksEn from '../tracks/words.en.json' with { type: 'json' };
import tracksZh from '../tracks/words.zh.json' with { type: 'json' };
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };
import { zonesToGo } from '../zones/office/go.ts';
import { zonesLayer } from '../zones/office/map-layer.ts';
import zonesEn from '../zones/words.en.json' with { type: 'json' };
import zonesZh from '../zones/words.zh.json' with { type: 'json' };

export { useBlindCount, useBlindGround } from '../blind-spots/office/use-blind-ground.tsx';
export { AskedLines } from '../dispatch/office/asked-lines.tsx';
export { pinsOfPoints } from '../findings/office/points.ts';
export { DueZones } from '../plans/office/due-zones.tsx';
export { ZonePanel } from '../zones/office/zone-panel.tsx';

registerForm('finding', 'verifyFinding', 'eye', () => import('../findings/office/forms/verify.tsx'));
for (const step of presenceSteps)
  registerForm('finding', step, 'check', () => import('../findings/office/forms/confirm.tsx'));
registerForm('finding', 'joinFinding', 'folder', () => import('../findings/office/forms/join.tsx'));
registerForm('finding', 'recheckSite', 'search', () => import('../findings/office/forms/recheck.tsx'));
registerForm('finding', 'closeFinding', 'check', () => import('../findings/office/forms/close.tsx'));

/** matters.maySee: whoever has none of these sees no finding at all. */
const seers = ['coordinator', 'stationOfficer', 'inspector', 'reviewer', 'supervisor', 'leader'];
const rolesOf = (may: readonly { role: string }[]) => [...new Set(may.map(({ role }) => role))];
const zoneSeers = rolesOf(maySeeZones);
const zoneKeepers = rolesOf(mayKeepZones);
const reporters = ['coordinator', 'stationOfficer', 'inspector'];
const lookers = ['stationOfficer', 'inspector', 'supervisor', 'leader'];

/** Beyond what the server counts exactly the figure would be no figure. */
const useOpenCount = (): number | undefined => {
  const { data } = useFound(findFindings, { state: openStates.join(','), limit: 1 });
  return data && !data.totalIsMore ? data.total : undefined;
};

const useAskedCount = (): number | undefined => useFound(findMyDispatches, {}).data?.dispatches.length;

export default officeSlice({
  words: {
    zh: { ...zh, ...tracksZh, ...zonesZh, ...dispatchZh, ...logsZh, ...plansZh },
    en: { ...en, ...tracksEn, ...zonesEn, ...dispatchEn, ...logsEn, ...plansEn },
  },
  goSources: [findingsToGo, zonesToGo],
  mapLayers: [coverageLayer, zonesLayer],
  pages: [
    {
      path: '/map',
      title: 'page.map',
      roles: seers,
      load: () => import('../findings/office/map-page.tsx'),
      entry: { icon: 'map', order: 2 },
    },
    {
      path: '/findings',
      title: 'page.findings',
      roles: seers,
      load: () => import('../findings/office/list.tsx'),
      entry: { icon: 'eye', duty: 'land', order: 1, query: { state: 'open' }, useCount: useOpenCount },
    },
    {
      path: '/report',
      title: 'page.report',
      roles: reporters,
      load: () => import('../findings/office/report.tsx'),
      entry: { icon: 'plus', short: 'nav.report', duty: 'land', order: 2 },
    },
    {
      path: '/patrol',
      title: 'page.myPatrol',
      roles: reporters,
      load: () => import('../patrols/office/my-patrol.tsx'),
      entry: { icon: 'point', short: 'nav.myPatrol', duty: 'land', order: 3, useCount: useAskedCount, calls: true },
    },
    {
      path: '/patrols',
      title: 'page.patrols',
      roles: lookers,
      load: () => import('../logs/office/patrols-page.tsx'),
      entry: { icon: 'rules', duty: 'land', order: 7 },
    },
    {
      path: '/plans',
      title: 'page.plans',
      roles: [...lookers, 'administrator'],
      load: () => import('../plans/office/plans-page.tsx'),
      entry: { icon: 'today', duty: 'land', order: 6 },
    },
    {
      path: '/patrols/$patrolId',
      title: 'page.patrol',
      roles: [...reporters, ...lookers],
      load: () => import('../logs/office/patrol-page.tsx'),
    },
    {
      path: '/dispatches/$dispatchId',
      title: 'page.dispatch',
      roles: seers,
      load: () => import('../dispatch/office/to-finding.tsx'),
    },
    {
      path: '/findings/$findingId',
      title: 'page.finding',
      roles: seers,
      load: () => import('../findings/office/finding.tsx'),
    },
    {
      path: '/zones',
      title: 'page.zones',
      roles: zoneSeers,
      load: () => import('../zones/office/zones-page.tsx'),
      entry: { icon: 'layers', duty: 'land', order: 3 },
    },
    {
      path: '/blind-spots',
      title: 'page.blindSpots',
      roles: seers,
      load: () => import('../blind-spots/office/blind-spots-page.tsx'),
      entry: { icon: 'warning', duty: 'land', order: 4, useCount: useBlindCount },
    },
    {
      path: '/blind-spots/$spotId',
      title: 'page.blindSpots',
      roles: seers,
      load: () => import('../blind-spots/office/blind-spots-page.tsx'),
    },
    {
      path: '/zones/new',
      title: 'page.zoneNew',
      roles: zoneKeepers,
      load: () => import('../zones/office/draw-page.ts'),
    },
    {
      path: '/zones/import',
      title: 'page.zoneImport',
      roles: rolesOf(mayImportZones),
      load: () => import('../zones/office/import-page.tsx'),
    },
    {
      path: '/zones/$zoneId',
      title: 'page.zone',
      roles: zoneSeers,
      load: () => import('../zones/office/zone-page.tsx'),
    },
    {
      path: '/zones/$zoneId/edit',
      title: 'page.zoneEdit',
      roles: zoneKeepers,
      load: () => import('../zones/office/edit-page.ts'),
    },
    {
      path: '/zones/$zoneId/split',
      title: 'page.zoneSplit',
      roles: zoneKeepers,
      load: () => import('../zones/office/split-page.ts'),
    },
  ],
});
