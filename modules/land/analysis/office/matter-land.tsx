/** What land a matter is about on the day of its page's map; a mere point has no answer. */
import { type Subjects, useAddress } from '#ui/pages';
import type { Plot } from '../contract.ts';
import { PlotAnswer } from './plot-answer.tsx';

export default function MatterLand({ subject }: { subject: Subjects['matter'] }) {
  const { query } = useAddress();
  return subject.outline ? <PlotAnswer plot={subject.outline as unknown as Plot} asOf={query.asOf} /> : null;
}
