/** Colours, type, measures, and the choice between light, dark and large. */
import './tokens.css';
import './base.css';

export {
  type Appearance,
  appearance,
  chooseShade,
  chooseTypeSize,
  dressDocument,
  onAppearance,
  type Shade,
  type ShadeChoice,
  type TypeSize,
} from './appearance.ts';
export { palettes, themeFor } from './theme.ts';
export { useAppearance } from './use-appearance.ts';
