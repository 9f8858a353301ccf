/** Papers and posters as PDF/A-2b: open a press, give it a template and a record. */
export { measureOverhead, type Overhead } from './overhead.ts';
export {
  openPress,
  type PaperRecord,
  type Press,
  type PressOptions,
  type Printed,
  type PrintOrder,
} from './press.ts';
export type { Json, PrintRefusal } from './printable.ts';
