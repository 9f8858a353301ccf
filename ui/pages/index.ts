/** How a page is declared, addressed and laid out. */
import './pages.css';

export { type Address, parseQuery, type Query, spellQuery, useAddress } from './address.ts';
export { BesideMap } from './beside-map.tsx';
export {
  type Duty,
  type Entry,
  type GoHit,
  type GoSource,
  type OfficePage,
  type OfficeSlice,
  officeSlice,
} from './declare.ts';
export { FilterPick } from './filter-pick.tsx';
export {
  type Bars,
  type ChosenFeature,
  type Held,
  type LayerRow,
  type Look,
  type MapLayerOffer,
  MapLayersContext,
  mapLayer,
} from './map-layers.ts';
export { BlockTitle, MatterPage } from './matter-page.tsx';
export { type Panel, Panels, PanelsContext, panel, type SubjectKind, type Subjects } from './panels.tsx';
export { type House, type Me, type Surroundings, SurroundingsContext, useHouse, useMe } from './surroundings.ts';
