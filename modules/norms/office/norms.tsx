/** Limits and laws: what holds on a day and what comes next, the calendar desk, holiday notices, articles. */
import { Choice } from '#ui/controls';
import { useAddress } from '#ui/pages';
import { useWords } from '#ui/words';
import { CalendarDesk } from '../holidays/office/calendar-desk.tsx';
import { HolidayNotices } from '../holidays/office/holiday-notices.tsx';
import { Ladders } from '../ladders/office/ladders.tsx';
import { Articles } from '../laws/office/articles.tsx';
import { Limits } from '../limits/office/limits.tsx';

const parts = {
  limits: Limits,
  ladders: Ladders,
  calendar: CalendarDesk,
  holidays: HolidayNotices,
  articles: Articles,
} as const;
type PartName = keyof typeof parts;
const names = Object.keys(parts) as PartName[];

export default function NormsPage() {
  const { t } = useWords();
  const { query, change } = useAddress();
  const shown = names.find((name) => name === query.part) ?? 'limits';
  const Part = parts[shown];
  return (
    <div className="page norms">
      <header className="page-head">
        <h1>{t('page.norms')}</h1>
      </header>
      <div className="norms-part">
        <Choice<PartName>
          label={t('norms.part')}
          value={shown}
          onChange={(part) => change({ part, limit: undefined }, true)}
          options={names.map((name) => ({ value: name, words: t(`norms.${name}`) }))}
        />
      </div>
      <Part />
    </div>
  );
}
