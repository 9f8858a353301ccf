/** Findings as pins of their stage. */
import type { OutputOf } from '@cuntu/base';
import type { MapPin } from '#ui/map';
import type { Words } from '#ui/words';
import type { findFindingsOnMap } from '../contract.ts';
import { stageOf, titleOf } from './finding-words.ts';

export type Point = OutputOf<typeof findFindingsOnMap>['points'][number];

export const pinsOfPoints = (words: Words, points: readonly Point[]): MapPin[] =>
  points.map((point) => ({
    id: point.id,
    at: point.at,
    words: `${titleOf(words, point.placeName, point.kind)} ${words.t(`state.${point.state}`)}`,
    look: { stage: stageOf[point.state] ?? 'new' },
  }));
