/** A calendar as RFC 5545 spells it: all-day events, escaped, folded at 75 octets; pure. */

import { must } from '@cuntu/base';
import { addDays } from '@cuntu/calendar';

export interface Deadline {
  uid: string;
  dueOn: string;
  title: string;
  words: string;
  /** Grows with every change, so that a calendar takes the newer one. */
  sequence: number;
}

/** §3.3.11; other control characters are in no text. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not go out
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');

const OCTETS = 75;
/** Of one character, as UTF-8 spells it. */
function octetsOf(sign: string): number {
  const point = sign.codePointAt(0)!;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}

/** §3.1: no line is longer than 75 octets; a character is never cut, and what goes on begins with a space. */
export function folded(line: string): string {
  const lines: string[] = [];
  let part = '';
  let size = 0;
  for (const sign of line) {
    const octets = octetsOf(sign);
    if (size + octets > OCTETS) {
      lines.push(part);
      part = ' ';
      size = 1;
    }
    part += sign;
    size += octets;
  }
  return [...lines, part].join('\r\n');
}

const plain = (day: string): string => day.replaceAll('-', '');
/** '20261124T010000Z' */
const stamp = (instant: string): string => new Date(instant).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '');

/** `madeAt`: an instant. An event without length on its day: nobody is busy because something is due. */
export function icalendar(name: string, deadlines: readonly Deadline[], madeAt: string): string {
  const events = deadlines.flatMap(({ uid, dueOn, title, words, sequence }) => [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp(madeAt)}`,
    `DTSTART;VALUE=DATE:${plain(dueOn)}`,
    `DTEND;VALUE=DATE:${plain(must(addDays(dueOn, 1)))}`,
    `SEQUENCE:${sequence}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(words)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]);
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Cuntu//Deadlines//EN', 'CALSCALE:GREGORIAN'];
  const lines = [...head, 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`, ...events, 'END:VCALENDAR'];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
