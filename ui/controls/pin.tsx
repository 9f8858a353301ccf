/** Pins on the page: by stage in legends and lists, numbered lights in the worklist. */
import { createElement } from 'react';
import { useWords } from '#ui/words';
import type { LightColour } from './light.tsx';
import { LIGHT_PIN_SPAN, lightShapes, PIN_SPAN, type Shape, type Stage, stageShapes } from './pin-shapes.ts';

const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** React's names for SVG attributes. Shapes never move within a pin, so their place is their key. */
export const Shapes = ({ shapes }: { shapes: readonly Shape[] }) =>
  shapes.map(({ tag, at, words }, place) => {
    const attributes = Object.fromEntries(Object.entries(at).map(([name, value]) => [camel(name), value]));
    return createElement(tag, { key: `${tag}${place}`, ...attributes }, words);
  });

const box = (span: number) => `${-span / 2} ${-span / 2} ${span} ${span}`;

/** Says its stage to a screen reader unless words stand beside it. */
export function StagePin({ stage, size = 22, silent = false }: { stage: Stage; size?: number; silent?: boolean }) {
  const { t } = useWords();
  const said = silent ? ({ 'aria-hidden': true } as const) : { role: 'img', 'aria-label': t(`stage.${stage}`) };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by `said`, or silent beside its words
    <svg className="pin" width={size} height={size} viewBox={box(PIN_SPAN)} {...said}>
      <Shapes shapes={stageShapes[stage]} />
    </svg>
  );
}

export function LightPin({ colour, number, size = 30 }: { colour: LightColour; number: string; size?: number }) {
  const { t } = useWords();
  return (
    <svg
      className="pin"
      width={size}
      height={size}
      viewBox={box(LIGHT_PIN_SPAN)}
      role="img"
      aria-label={`${t('worklist.number', { number })} ${t(`light.${colour}`)}`}
    >
      <Shapes shapes={lightShapes(colour, number)} />
    </svg>
  );
}
