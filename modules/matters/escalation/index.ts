/** What can be done about what is raised, asked of it, and done by the house each minute. */
import { handleEscalateMatter } from './actions/escalate-matter.ts';
import { handleNoteEscalation } from './actions/note-escalation.ts';
import { escalate } from './escalating.ts';
import { answerFindEscalations } from './queries/find-escalations.ts';
import { migrations } from './tables.ts';

export const escalation = {
  migrations,
  handlers: [handleEscalateMatter, handleNoteEscalation, answerFindEscalations],
  rounds: [{ name: 'escalate', run: escalate }],
};
