/** The picture of one item's months; what it shows is told to whoever hears it, and stands in the table beside it. */
import { useWords } from '#ui/words';
import type { PromiseFigure } from '../contract.ts';
import { drawnSaid, drawPromises, legend } from '../rules/drawing.ts';
import { useDays } from './use-days.ts';

export function Picture({ figures }: { figures: readonly PromiseFigure[] }) {
  const { t, month } = useWords();
  const days = useDays();
  const { width, height, marks, texts } = drawPromises(figures, { month, sameDay: t('promise.axis') });
  return (
    <figure className="promise-picture">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        role="img"
        aria-label={drawnSaid(figures, { say: t, month, days })}
      >
        {marks.map(({ is, ...box }) => (
          <rect key={`${is} ${box.x} ${box.y}`} className={is} {...box} />
        ))}
        {texts.map(({ is, x, y, words }) => (
          <text key={`${is} ${x} ${y}`} className={is} x={x} y={y}>
            {words}
          </text>
        ))}
      </svg>
    </figure>
  );
}

export function Legend() {
  const { t } = useWords();
  return (
    <p className="promise-legend">
      {legend.map((key) => (
        <span key={key} className={key}>
          {t(`promise.legend.${key}`)}
        </span>
      ))}
      {t('promise.unit')}
    </p>
  );
}
