/** The parts every screen is made of (design: look, Components). Props are plain data, already worded. */
import './styles/time.css';
import './styles/worklist.css';
import './styles/matter.css';
import './styles/actions.css';
import './styles/figures.css';
import './styles/forms.css';

export { ActionButton, ActionLink, BarredAction, IconButton, type Opener, OpenerLink } from './actions.tsx';
export { Mark } from './brand.tsx';
export { useBubble } from './bubble.ts';
export { Choice } from './choice.tsx';
export { ClockChip, ClockFace, type ClockWords } from './clock.tsx';
export { DayInput } from './day-input.tsx';
export { dayIn } from './day-typed.ts';
export { Field, type FieldControl } from './field.tsx';
export {
  AreaAnswer,
  type AreaWords,
  type Early,
  EarlyFigure,
  EarlyFigures,
  type LandCover,
} from './figures.tsx';
export { Icon, type IconName } from './icon.tsx';
export { Light, type LightColour } from './light.tsx';
export { MapCard } from './map-card.tsx';
export { MatterHeader, type RoadStep, Timeline, type TimelineItem } from './matter.tsx';
export { MissingPerson, type Person, PersonChip, PersonRow, Surname } from './people.tsx';
export { type Photo, PhotoStrip } from './photos.tsx';
export { LightPin, Shapes, StagePin } from './pin.tsx';
export {
  HALO_SPAN,
  haloShapes,
  LIGHT_PIN_SPAN,
  lightShapes,
  PIN_SPAN,
  type Shape,
  type Stage,
  stageShapes,
  stages,
} from './pin-shapes.ts';
export { Ruler, type RulerCell } from './ruler.tsx';
export { CommandTrouble, FoundTrouble } from './trouble.tsx';
export { EmptyState, ErrorSentence, Loading, Progress, SentMark } from './waiting.tsx';
export { type ClockDay, type Explanation, WhyPanel, WhyRow } from './why.tsx';
export { Worklist, type WorklistItem, WorklistRow } from './worklist.tsx';
