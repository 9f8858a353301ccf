/** Covered ground as a layer of every map: who went there is not asked. */
import { mapLayer, useAddress } from '#ui/pages';
import { maySeeCoverage } from '../contract.ts';
import { periodIn } from './period.tsx';

function useCoverage(asOf: string) {
  const { query } = useAddress();
  const { from, to } = periodIn(query, asOf);
  return { when: `from=${from}&to=${to}` };
}

export const coverageLayer = mapLayer({
  id: 'coverage',
  group: 'duty',
  order: 10,
  // Every cell is drawn from 13 on; further out squares of cells.
  zooms: { from: 7, to: 14 },
  roles: maySeeCoverage.map(({ role }) => role),
  useHeld: useCoverage,
  // Shown to whoever asks for it: over what a page is about it would be in the way.
  rows: [
    { id: 'coverage', title: 'map.layer.coverage', look: { fill: '--map-track', opacity: 0.3 }, offAtFirst: true },
  ],
  loadOptions: () => import('./period.tsx'),
});
