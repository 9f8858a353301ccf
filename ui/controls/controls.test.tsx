/** What the parts say to those who do not see them, and where the ruler puts its cells. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { wordsIn } from '#ui/words';
import { BarredAction, ClockChip, DayInput, Field, Light, Progress, Ruler, SentMark, Worklist } from './index.ts';
import { circled } from './photos.tsx';
import { placeCells, type RulerCell } from './ruler.tsx';

const explanation = { title: 'why the 25th', days: [], sentence: 'because' };

describe('the ruler', () => {
  it('stands as drawn: cells by ten, dots by 4.4, the edge where the time ends', () => {
    const drawn: [RulerCell[], number, number | undefined][] = [
      [['used', 'used', 'left', 'left', 'left'], 51, 49],
      [['used', 'off', 'off', 'used', 'today'], 39.8, 37.8],
      [['used', 'used', 'off', 'off', 'used', 'over'], 49.8, 37.8],
      [['used', 'used', 'stopped', 'stopped', 'stopped', 'stopped'], 60, undefined],
    ];
    for (const [cells, width, edgeX] of drawn) {
      const placed = placeCells(cells);
      expect(placed.width).toBe(width);
      expect(placed.edgeX?.toFixed(1)).toBe(edgeX?.toFixed(1));
    }
  });
  it('is hidden from screen readers, and turns into a bar with its numbers beyond twelve cells', () => {
    const short = renderToStaticMarkup(<Ruler cells={['used', 'left']} light="green" />);
    expect(short).toContain('aria-hidden="true"');
    expect(short).toContain('<svg');
    const long = renderToStaticMarkup(
      <Ruler cells={[...Array<RulerCell>(47).fill('used'), ...Array<RulerCell>(13).fill('left')]} light="green" />,
    );
    expect(long).toContain('47/60');
    expect(long).not.toContain('<svg');
  });
});

describe('what is said', () => {
  const { t } = wordsIn('zh');
  it('names a light', () =>
    expect(renderToStaticMarkup(<Light colour="red" />)).toContain(`aria-label="${t('light.red')}"`));
  it('opens a clock by a button that knows what it controls', () => {
    const chip = renderToStaticMarkup(<ClockChip light="green" left="3 days" cells={[]} explanation={explanation} />);
    expect(chip).toMatch(/<button[^>]*aria-expanded="false"[^>]*aria-controls=/);
  });
  it('keeps a barred action in the reach of the keyboard, with its reason and its opener', () => {
    const barred = renderToStaticMarkup(
      <BarredAction name="close" reason="not by yourself" opener={{ words: 'ask', href: '/x' }} />,
    );
    expect(barred).toContain('tabindex="0"');
    expect(barred).toMatch(/aria-describedby="([^"]+)".*id="\1"[^>]*>not by yourself/);
    expect(barred).toContain('<a href="/x">ask</a>');
  });
  it('ties a field to its help and its fault', () => {
    const field = renderToStaticMarkup(
      <Field label="what" help="two words" error="nothing chosen">
        {(control) => <input {...control} />}
      </Field>,
    );
    const described = /aria-describedby="([^"]+)"/.exec(field)![1]!.split(' ');
    for (const id of described) expect(field).toContain(`id="${id}"`);
    expect(described).toHaveLength(2);
    expect(field).toContain('aria-invalid="true"');
  });
  it('never fills the last cell of progress before the end', () => {
    const filled = (done: number) =>
      renderToStaticMarkup(<Progress title="x" done={done} total={1000} />).split('data-filled').length - 1;
    expect([filled(0), filled(999), filled(1000)]).toEqual([0, 12, 13]);
  });
  it('says of what is no day that none is chosen', () => {
    const shown = (value: string) => renderToStaticMarkup(<DayInput value={value} onChange={() => undefined} />);
    for (const value of ['abc', '2026-13-45', '']) {
      expect(shown(value)).toContain(t('field.noDay'));
      expect(shown(value)).toContain('value=""');
    }
    expect(shown('2026-11-24')).toContain(wordsIn('zh').wholeDay('2026-11-24'));
  });
  it('counts the plots of a sent finding', () => {
    expect(renderToStaticMarkup(<SentMark count={3} />)).toContain(t('sent.label', { count: 3 }));
  });
  it('numbers photos with circles up to twenty', () =>
    expect([circled(1), circled(20), circled(21)]).toEqual(['①', '⑳', '21']));
});

describe('the worklist', () => {
  const item = {
    id: 'a',
    number: '1',
    light: 'yellow' as const,
    verb: 'check',
    title: 'plot',
    why: 'found',
    cells: [],
    person: 'Lin',
    left: '1 day',
    due: 'Wed',
    href: '/findings/a',
    explanation,
  };
  const drawn = (chosenId?: string) =>
    renderToStaticMarkup(<Worklist items={[item]} chosenId={chosenId} onChoose={() => undefined} />);
  it('is links to the pages themselves', () => expect(drawn()).toContain('href="/findings/a"'));
  it('explains the day of the chosen row only', () => {
    expect(drawn()).not.toContain('why the 25th');
    expect(drawn('a')).toContain('why the 25th');
    expect(drawn('a')).toContain('aria-current="true"');
  });
});
