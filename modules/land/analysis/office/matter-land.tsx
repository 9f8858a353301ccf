/** What land a matter is about, on its page; a mere point has no answer. */
import type { Subjects } from '#ui/pages';
import type { Plot } from '../contract.ts';
import { PlotAnswer } from './plot-answer.tsx';

export default function MatterLand({ subject }: { subject: Subjects['matter'] }) {
  return subject.outline ? <PlotAnswer plot={subject.outline as unknown as Plot} /> : null;
}
