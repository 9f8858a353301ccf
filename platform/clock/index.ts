/** Time, chance and ids: what a run cannot repeat by itself, so that tests and the demo can. */
export { causedId } from './caused.ts';
export { drawBelow, newId, type Randomness, seededRandom, systemRandom } from './randomness.ts';
export {
  type Cancel,
  type Clock,
  clockFrom,
  every,
  type FixedClock,
  fixedClock,
  later,
  shanghaiDate,
  shanghaiTime,
  systemClock,
} from './time.ts';
