/** Figures: 早发现 早报告 早制止, and what a plot of land is. Each opens its records. */
import { Fragment } from 'react';

export interface Early {
  /** 早发现 */
  name: string;
  /** 动工到发现 */
  span: string;
  /** [['2.1', '天']] or [['1', '小时'], ['52', '分']] */
  parts: readonly (readonly [figure: string, unit: string])[];
  /** The last months, oldest first. */
  bars: readonly number[];
  /** '34 条的中位数' */
  note: string;
  href: string;
  /** '上月 3.4 天', which opens the records of that month. */
  former?: { words: string; href: string };
}

const BAR_PITCH = 7.8;

function Bars({ values }: { values: readonly number[] }) {
  const most = Math.max(...values, 1e-9);
  const width = values.length * BAR_PITCH - 2.4;
  return (
    <svg width="70" height="28" viewBox={`0 0 ${width} 30`} preserveAspectRatio="none" aria-hidden="true">
      {values.map((value, nth) => {
        const height = (value / most) * 28;
        const last = nth === values.length - 1;
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its month, which never moves
            key={nth}
            x={nth * BAR_PITCH}
            y={30 - height}
            width="5.4"
            height={height}
            fill={last ? 'var(--accent)' : 'var(--accent-line)'}
          />
        );
      })}
    </svg>
  );
}

export function EarlyFigure({ name, span, parts, bars, note, href, former }: Early) {
  return (
    <div className="early-figure">
      <a href={href}>
        <span className="early-name">
          <b>{name}</b>
          <span className="early-span">{span}</span>
        </span>
        <span className="early-number">
          {parts.map(([figure, unit], place) => (
            <Fragment key={unit}>
              {place > 0 && ' '}
              {figure}
              <small> {unit}</small>
            </Fragment>
          ))}
        </span>
        <Bars values={bars} />
      </a>
      <p className="early-note">
        {former && (
          <>
            <a href={former.href}>{former.words}</a>
            <span className="early-dot">{' · '}</span>
          </>
        )}
        <span>{note}</span>
      </p>
    </div>
  );
}

export const EarlyFigures = ({ figures }: { figures: readonly Early[] }) => (
  <div className="early">
    {figures.map((figure) => (
      <EarlyFigure key={figure.name} {...figure} />
    ))}
  </div>
);

export type LandCover = 'basic' | 'farm' | 'forest' | 'orchard' | 'built' | 'water' | 'other';

export interface AreaWords {
  title: string;
  /** '2.31' and '亩' */
  figure: string;
  unit: string;
  /** '1,540 m²' */
  m2: string;
  /** '永久基本农田占 84%' */
  barLabel: string;
  classes: readonly { words: string; cover: LandCover; areaM2: number; mu: string; m2: string }[];
  /** Approval, plan, referral line; red only what is unlawful. */
  answers: readonly { question: string; answer: string; unlawful?: boolean }[];
}

/** 这是什么地 */
export function AreaAnswer({ title, figure, unit, m2, barLabel, classes, answers }: AreaWords) {
  return (
    <section className="area">
      <div className="area-sum">
        <h2>{title}</h2>
        <b className="num">
          {figure}
          <small> {unit}</small>
        </b>
        <span>{m2}</span>
      </div>
      <div>
        <div className="area-bar" role="img" aria-label={barLabel}>
          {classes.map(({ words, cover, areaM2 }) => (
            <i key={words} style={{ flexGrow: areaM2, background: `var(--map-${cover})` }} />
          ))}
        </div>
        <table>
          <tbody>
            {classes.map(({ words, cover, mu, m2: square }) => (
              <tr key={words}>
                <th scope="row">
                  <i style={{ background: `var(--map-${cover})` }} />
                  {words}
                </th>
                <td className="n">{mu}</td>
                <td className="n m2">{square}</td>
              </tr>
            ))}
            {answers.map(({ question, answer, unlawful }) => (
              <tr key={question}>
                <th scope="row">{question}</th>
                <td colSpan={2} data-unlawful={unlawful || undefined}>
                  {answer}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
