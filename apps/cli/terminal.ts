/** What the terminal shows: sentences to people, one JSON object to machines, a moving line where somebody watches. */
import type { Progress } from '../server/control/wire.ts';
import type { CliSay } from './call.ts';

export interface Streams {
  out: { write(text: string): unknown };
  trouble: { write(text: string): unknown; isTTY?: boolean };
}

export interface Terminal {
  line(text: string): void;
  /** What went wrong, to standard error. */
  trouble(text: string): void;
  tell(progress: Progress): void;
  /** Takes the moving line away. */
  clear(): void;
}

const AT_MOST_EVERY_MS = 100;

export function openTerminal({ out, trouble }: Streams, say: CliSay, quiet: boolean): Terminal {
  const moves = trouble.isTTY === true && !quiet;
  let shownAt = 0;
  let shown = false;
  const clear = () => {
    if (shown) trouble.write('\r\x1b[K');
    shown = false;
  };
  return {
    line: (text) => {
      clear();
      out.write(`${text}\n`);
    },
    trouble: (text) => {
      clear();
      trouble.write(`${text}\n`);
    },
    tell: ({ step, done, of }) => {
      const now = performance.now();
      if (!moves || now - shownAt < AT_MOST_EVERY_MS) return;
      shownAt = now;
      shown = true;
      const much = of > 0 ? `${Math.floor((100 * done) / of)} %` : String(done);
      trouble.write(`\r\x1b[K${say(`cli.step.${step}`)} ${much}`);
    },
    clear,
  };
}
