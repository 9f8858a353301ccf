/** What the program says about its own running: one line an event, to standard error, never about a person. */
import { type Clock, systemClock } from '#platform/clock';

export type Level = 'debug' | 'info' | 'warn' | 'error';
export type Fields = Record<string, string | number | boolean | undefined>;

export interface Log {
  debug(event: string, fields?: Fields): void;
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  error(event: string, fields?: Fields): void;
  /** A fault, with where in the code it arose. */
  fault(event: string, fault: unknown, fields?: Fields): void;
  /** How far a long work has come: for people one line that moves, for machines a line at each quarter. */
  progress(event: string, done: number, of: number): void;
  /** Takes the moving line away, before something else is written to the same terminal. */
  still(): void;
  /** The same log; every line carries these fields too, such as `request`. */
  with(fields: Fields): Log;
}

export interface LogOptions {
  level?: Level;
  /** For people at a terminal, who read what went wrong and what moves; else JSON. */
  pretty?: boolean;
  clock?: Clock;
  write?: (line: string) => void;
}

const LEVELS: readonly Level[] = ['debug', 'info', 'warn', 'error'];

/** Names under which personal data or secrets travel here; who needs to be found again is logged by id. */
const PERSONAL =
  /^(name|fullName|username|phone|mobile|email|address|idNumber|identityNumber|password|otp|token|secret|cookie|authorization|body|input|lon|lat)$/i;

export function openLog(options: LogOptions = {}): Log {
  const { pretty = false, clock = systemClock } = options;
  const { level = pretty ? 'warn' : 'info' } = options;
  const write = options.write ?? ((line: string) => void process.stderr.write(line));
  const line = pretty ? prettyLine : jsonLine;
  let moving = '';
  const still = () => {
    if (moving) write(CLEAR);
    moving = '';
  };
  const put: Put = (at, event, fields) => {
    if (LEVELS.indexOf(at) < LEVELS.indexOf(level)) return;
    const said = `${line(clock.now(), at, event, withoutPersons(fields))}\n`;
    write(moving ? `${CLEAR}${said}${moving}` : said);
  };
  const move = (event: string, done: number, of: number) => {
    still();
    if (done < of) moving = `${event} … ${done} / ${of}`;
    if (moving) write(moving);
  };
  return logOf(put, {}, { still, progress: pretty ? move : quarterly(put) });
}

/** Back to the begin of the line, and empty it. */
const CLEAR = '\r\x1b[K';

type Put = (level: Level, event: string, fields: Fields) => void;
type Moving = Pick<Log, 'progress' | 'still'>;

function quarterly(put: Put): Log['progress'] {
  const told = new Map<string, number>();
  return (event, done, of) => {
    const quarter = Math.floor((4 * done) / of);
    if (quarter <= (told.get(event) ?? 0)) return;
    told.set(event, quarter);
    put('info', event, { done, of });
  };
}

function logOf(put: Put, own: Fields, moving: Moving): Log {
  const at = (level: Level) => (event: string, fields?: Fields) => put(level, event, { ...own, ...fields });
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    fault: (event, fault, fields) => put('error', event, { ...own, ...fields, ...fieldsOf(fault) }),
    ...moving,
    with: (fields) => logOf(put, { ...own, ...fields }, moving),
  };
}

function withoutPersons(fields: Fields): [string, string | number | boolean][] {
  const kept: [string, string | number | boolean][] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) kept.push([name, PERSONAL.test(name) ? '[withheld]' : value]);
  }
  return kept;
}

/**
 * PostgreSQL puts the offending values into a fault's `detail`, and for wrong values (SQLSTATE class 22) into the text
 * after the first colon: neither is written.
 */
function fieldsOf(fault: unknown): Fields {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const code = String((fault as { code?: unknown }).code ?? '');
  const message = code.startsWith('22') ? fault.message.split(':')[0] : fault.message;
  const frames = (fault.stack ?? '').split('\n').filter((frame) => /^\s+at /.test(frame));
  return {
    fault: fault.name,
    code: code === '' ? undefined : code,
    message,
    stack: frames.map((frame) => frame.trim()).join(' | '),
  };
}

type Line = (at: string, level: Level, event: string, fields: [string, string | number | boolean][]) => string;

const jsonLine: Line = (at, level, event, fields) =>
  JSON.stringify({ at, level, event, ...Object.fromEntries(fields) });

const prettyLine: Line = (at, level, event, fields) => {
  const rest = fields.map(([name, value]) => `${name}=${typeof value === 'string' ? JSON.stringify(value) : value}`);
  return [at.slice(11, 23), level.padEnd(5), event, ...rest].join(' ');
};
