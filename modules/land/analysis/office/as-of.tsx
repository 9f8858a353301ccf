/** On which day the ground is looked at: a slider by months, and a field for the day itself. */
import { useWords } from '#ui/words';

const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const lastDayOf = (month: number) =>
  new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10);

interface AsOf {
  value: string;
  earliest: string;
  today: string;
  onChange(day: string): void;
}

/** A month stands for its last day, the present one for today. */
export function AsOfSlider({ value, earliest, today, onChange }: AsOf) {
  const { t, shortDay } = useWords();
  const [first, last] = [monthOf(earliest), monthOf(today)];
  const put = (month: number) => onChange(month >= last ? today : lastDayOf(month));
  return (
    <fieldset className="as-of">
      <legend>{t('land.asOf')}</legend>
      {last > first && (
        <input
          type="range"
          min={first}
          max={last}
          value={monthOf(value)}
          aria-label={t('land.asOfMonth')}
          aria-valuetext={shortDay(value, today)}
          onChange={(event) => put(Number(event.target.value))}
        />
      )}
      <input
        className="input"
        type="date"
        min={earliest}
        value={value}
        aria-label={t('land.asOfDay')}
        onChange={(event) => event.target.value && onChange(event.target.value)}
      />
      {value !== today && (
        <button type="button" className="link" onClick={() => onChange(today)}>
          {t('land.asOfToday')}
        </button>
      )}
    </fieldset>
  );
}
