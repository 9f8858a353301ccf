/** Words and marks of findings that all its pages share. */
import { type LightColour, type Stage, stages } from '#ui/controls';
import type { Drawn, MapPlot, Outline } from '#ui/map';
import type { Words } from '#ui/words';
import type { Place } from '../contract.ts';

/** The one legend: each state of the procedure stands under a stage, whose pin and word it has. */
export const stageOf: Readonly<Record<string, Stage>> = {
  reported: 'new',
  verified: 'new',
  cleared: 'new',
  confirmed: 'checking',
  drawn: 'checking',
  ordered: 'checking',
  handed: 'checking',
  served: 'checking',
  defied: 'ongoing',
  stopped: 'stopped',
  awaitingCase: 'case',
  closed: 'closed',
  dismissed: 'closed',
  joined: 'closed',
};

export const statesOf = (stage: Stage): readonly string[] =>
  Object.keys(stageOf).filter((state) => stageOf[state] === stage);

/** The states of a stage that is more than one: what `checking` or `closed` is made of. */
export const partsOf = (stage: Stage): readonly string[] => {
  const states = statesOf(stage);
  return states.length > 1 ? states : [];
};

/** States in which the second of two officers is waited for. */
const waitingStates = ['verified', 'cleared', 'drawn', 'handed'];
export const isWaiting = (state: string): boolean => waitingStates.includes(state);

export const openStates = [
  'reported',
  'verified',
  'cleared',
  'confirmed',
  'drawn',
  'ordered',
  'handed',
  'served',
  'defied',
  'stopped',
] as const;

export const pathOf = (id: string): string => `/office/findings/${id}`;

/** '淅河镇 桥头 硬化场地' */
export const titleOf = ({ t }: Words, placeName: string, kind: string): string => `${placeName} ${t(`kind.${kind}`)}`;

/** '已核实、已下通知、已送达' beneath each stage that covers several states. */
export const stageNotes = ({ t }: Words): Readonly<Record<string, string>> =>
  Object.fromEntries(
    stages.map((stage) => [
      stage,
      partsOf(stage)
        .map((state) => t(`reached.${state}`))
        .join(t('clock.listComma')),
    ]),
  );

/** Findings that wait for nobody have no light. */
export const lightOf = (light: string): LightColour | undefined =>
  light === 'none' ? undefined : (light as LightColour);

export const drawnOf = (place: Place): Drawn => place as unknown as Drawn;

export function plotOf(id: string, place: Place | null, label: string | undefined, words: string): MapPlot[] {
  return place?.type === 'Polygon' ? [{ id, outline: place as unknown as Outline, label, words }] : [];
}
