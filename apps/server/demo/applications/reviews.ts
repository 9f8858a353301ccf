/** The review of a preview: held against the map, another office asked, concluded by the examiner, signed by a leader. */
import { unitIdOf } from '../register.ts';
import words from '../seed/applications.json' with { type: 'json' };
import type { Telling, Told } from './telling.ts';

const as = (name: string, by: string, input: Record<string, unknown>): Told => ({
  name: `applications.${name}`,
  by,
  input,
});

const opinionOf = ({ fate, sketch }: Telling) => fate.id(`opinion ${sketch.key}`, sketch.takenAt);

/** The ground is said each time: a demo's map hits something wherever it is asked. */
const fit = ({ id, examiner, chance }: Telling) =>
  as('concludePreview', examiner, {
    matterId: id,
    outcome: 'fit',
    words: chance.pick(words.previewFit),
    despite: chance.pick(words.despite),
  });

export const previewTold = {
  check: ({ id, examiner }: Telling) => as('checkBoundary', examiner, { matterId: id }),
  ask: (t: Telling) =>
    as('askOpinion', t.examiner, {
      id: opinionOf(t),
      matterId: t.id,
      unitId: unitIdOf({ fate: t.fate, enteredAt: t.city.enteredAt }, t.office),
      question: t.chance.pick(words.questions),
    }),
  give: (t: Telling) =>
    as('giveOpinion', t.reviewer, { matterId: opinionOf(t), outcome: 'agree', words: t.chance.pick(words.opinions) }),
  conclude: fit,
  concludeAgain: fit,
  doubt: ({ id, examiner, chance }: Telling) =>
    as('concludePreview', examiner, { matterId: id, outcome: 'unfit', words: chance.pick(words.previewUnfit) }),
  sign: ({ id, leader, fate, sketch, at }: Telling) =>
    as('issueOpinion', leader, { id: fate.id(`opinion paper ${sketch.key}`, at), matterId: id }),
};
