/** How much time is left: a chip that always opens its explanation, and the large form of a matter's page. */
import { useId } from 'react';
import { useBubble } from './bubble.ts';
import { Light, type LightColour } from './light.tsx';
import { Ruler, type RulerCell } from './ruler.tsx';
import { type Explanation, WhyPanel } from './why.tsx';

export interface ClockWords {
  light: LightColour;
  /** '还剩 3 天', '今天 17:30', '超 1 天', '停钟 剩 19 天'; says 按自然日 where calendar days count. */
  left: string;
  explanation: Explanation;
}

export function ClockChip({ light, left, cells, explanation }: ClockWords & { cells: readonly RulerCell[] }) {
  const { open, setOpen, root } = useBubble();
  const bubble = useId();
  return (
    <div className="clock" ref={root}>
      <button
        type="button"
        className="clock-chip"
        data-light={light}
        aria-expanded={open}
        aria-controls={bubble}
        title={explanation.title}
        onClick={() => setOpen(!open)}
      >
        <Light colour={light} />
        {left}
        <Ruler cells={cells} light={light} />
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset groups form fields; this groups a title with its days */}
      <div className="clock-bubble" id={bubble} role="group" aria-label={explanation.title} hidden={!open}>
        <b>{explanation.title}</b>
        <WhyPanel {...explanation} light={light} />
      </div>
    </div>
  );
}

/** The first block of a matter's page: 还有多少时间. `until` is the last instant: '到 11月25日 周三 24 点'. */
export function ClockFace({ title, light, left, until, explanation }: ClockWords & { title: string; until: string }) {
  return (
    <section className="clock-face" data-light={light}>
      <h2>{title}</h2>
      <p className="clock-left">
        <Light colour={light} size={18} />
        {left}
      </p>
      <p className="clock-until">{until}</p>
      <WhyPanel {...explanation} light={light} />
    </section>
  );
}
