/** On which day the map is looked at: bars of the figure that matters, and a square handle over them. */
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { countOf, dayAfterKey, dayAt, heightsOf, marksOf, type Span, shareOf } from './days.ts';
import type { MapLayers } from './use-map-layers.tsx';

/** A hand that still moves asks for no tiles. */
const REST_MS = 200;

/** The day under the hand, told to the page once it rests. */
function useMovedDay(told: string, tell: (day: string) => void): [string, (day: string) => void] {
  const [day, setDay] = useState(told);
  const latest = useRef(tell);
  latest.current = tell;
  useEffect(() => setDay(told), [told]);
  useEffect(() => {
    if (day === told) return;
    const rest = setTimeout(() => latest.current(day), REST_MS);
    return () => clearTimeout(rest);
  }, [day, told]);
  return [day, setDay];
}

function Marks({ span }: { span: Span }) {
  const { t } = useWords();
  return (
    <div className="as-of-marks" aria-hidden="true">
      {marksOf(span).map(({ day, share, year }) => (
        <span key={day} style={{ left: `${share * 100}%` }}>
          {year ? t('map.asOf.year', { year: day.slice(0, 4) }) : t(`map.asOf.monthName.${Number(day.slice(5, 7))}`)}
        </span>
      ))}
    </div>
  );
}

function Heights({ bars, span, share }: { bars: NonNullable<MapLayers['bars']>; span: Span; share: number }) {
  const heights = heightsOf(bars, span);
  return (
    <div className="as-of-bars" data-blind={bars.blind || undefined} aria-hidden="true">
      {heights.map((height, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells of a track, always as many
        <i key={nth} style={{ height: `${height * 100}%` }} data-past={nth / heights.length < share || undefined} />
      ))}
    </div>
  );
}

type Own = Pick<MapLayers, 'asOf' | 'setAsOf' | 'bars'>;

function Slider({ asOf, setAsOf, bars, span }: Own & { span: Span }) {
  const { t, day: said } = useWords();
  const { today } = useHouse();
  const [day, move] = useMovedDay(asOf, setAsOf);
  const track = useRef<HTMLDivElement>(null);
  const share = shareOf(day, span);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = dayAfterKey(event.key, day, span);
    if (next === undefined) return;
    event.preventDefault();
    move(next);
  };
  const follow = (event: PointerEvent) => {
    const { left, width } = track.current!.getBoundingClientRect();
    move(dayAt(Math.min(1, Math.max(0, (event.clientX - left) / width)), span));
  };
  return (
    <div className="as-of">
      <div>
        <span>{t('map.asOf.title')}</span>
        <b className="num">{said(day, today)}</b>
        {day !== today && (
          <button type="button" className="link" onClick={() => move(today)}>
            {t('map.asOf.today')}
          </button>
        )}
      </div>
      <div
        className="as-of-track"
        ref={track}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          follow(event);
        }}
        onPointerMove={(event) => event.buttons > 0 && follow(event)}
      >
        {bars && <Heights bars={bars} span={span} share={share} />}
        <Marks span={span} />
        <div
          className="as-of-handle"
          role="slider"
          tabIndex={0}
          aria-label={t('map.asOf.title')}
          aria-valuemin={countOf(span.first)}
          aria-valuemax={countOf(span.last)}
          aria-valuenow={countOf(day)}
          aria-valuetext={said(day, today)}
          style={{ left: `${share * 100}%` }}
          onKeyDown={onKeyDown}
        />
      </div>
      {bars && (
        <div className="as-of-sum">
          <span>{bars.title}</span>
          <b className="num">{bars.sum}</b>
        </div>
      )}
    </div>
  );
}

/** Nothing where no layer has a past. */
export function AsOfSlider({ layers: { earliest, ...own } }: { layers: Own & Pick<MapLayers, 'earliest'> }) {
  const { today } = useHouse();
  if (earliest === undefined || earliest >= today) return null;
  return <Slider {...own} span={{ first: earliest, last: today }} />;
}
