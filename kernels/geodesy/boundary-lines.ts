/** A boundary text cut into lines: which section each stands in, and what was noted about it. */
import terms from './boundary-txt.terms.json' with { type: 'json' };

/** `code` names a sentence; `line` is counted from 1. */
export interface Note {
  code: string;
  line: number;
  params?: Record<string, string | number>;
}

export type Tell = (code: string, line: number, params?: Note['params']) => undefined;

/** A file of a million wrong lines is told from its first; more would not be read. */
const MOST = 1000;

export function notes() {
  const all = { faults: [] as Note[], warnings: [] as Note[] };
  const into =
    (list: Note[]): Tell =>
    (code, line, params) =>
      void (list.length < MOST && list.push({ code, line, ...(params && { params }) })) as undefined;
  return { all, fault: into(all.faults), warn: into(all.warnings) };
}

export interface Line {
  number: number;
  text: string;
  section: string;
}

/** Without empty lines and names of sections; a byte order mark, full-width commas and CR are let through. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let section = '';
  for (const [i, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const words = raw.replaceAll('\uFEFF', '').replaceAll('\uFF0C', ',').trim();
    const named = /^\[(.+)\]$/.exec(words)?.[1]?.trim();
    if (named !== undefined) section = named;
    else if (words !== '') lines.push({ number: i + 1, text: words, section });
  }
  return lines;
}

export function attributesOf(lines: readonly Line[]): Record<string, string> {
  const pairs = lines
    .filter(({ section }) => section === terms.sections.attributes)
    .flatMap(({ text }) => {
      const at = text.indexOf('=');
      return at < 0 ? [] : [[text.slice(0, at).trim(), text.slice(at + 1).trim()] as const];
    });
  return Object.fromEntries(pairs);
}
