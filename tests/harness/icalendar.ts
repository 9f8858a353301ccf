/** A reader of iCalendar that throws at whatever a lenient one would guess: line ends, folds, escapes, nesting. */
export interface Property {
  name: string;
  params: string[];
  value: string;
}

/** RFC 5545 §3.1, §3.3.11: throws at whatever a lenient reader would guess. */
export function readStrictly(text: string): Property[][] {
  if (!text.endsWith('\r\n')) throw new Error('the last line does not end');
  if (/(?<!\r)\n|\r(?!\n)/.test(text)) throw new Error('a line does not end with CRLF');
  const physical = text.slice(0, -2).split('\r\n');
  for (const line of physical) {
    if (Buffer.byteLength(line) > 75) throw new Error(`longer than 75 octets: ${line}`);
    if (line === '') throw new Error('an empty line');
    if (line.includes('\uFFFD')) throw new Error('a character was cut');
  }
  const lines = physical.join('\r\n').replace(/\r\n /g, '').split('\r\n');
  const events: Property[][] = [];
  const open: string[] = [];
  for (const line of lines) {
    const parts = /^([A-Z-]+)((?:;[A-Z-]+=[^:;"]+)*):(.*)$/u.exec(line);
    if (!parts) throw new Error(`no property: ${line}`);
    const [, name = '', params = '', value = ''] = parts;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what a text must not hold
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(value)) throw new Error(`a control character: ${line}`);
    if (name === 'BEGIN') open.push(value);
    if (name === 'BEGIN' && value === 'VEVENT') events.push([]);
    else if (name === 'END' && open.pop() !== value) throw new Error(`${value} ends and never began`);
    else if (open.at(-1) === 'VEVENT') events.at(-1)!.push({ name, params: params.split(';').slice(1), value });
    if (['SUMMARY', 'DESCRIPTION'].includes(name) && !/^(?:[^\\;,]|\\[\\;,nN])*$/u.test(value))
      throw new Error(`not escaped: ${line}`);
  }
  if (open.length > 0 || lines[0] !== 'BEGIN:VCALENDAR' || lines.at(-1) !== 'END:VCALENDAR')
    throw new Error('not one calendar');
  for (const needed of ['VERSION:2.0']) if (!lines.includes(needed)) throw new Error(`no ${needed}`);
  return events;
}

/** The value of a property that an event must have once. */
export const one = (event: Property[], name: string): string => {
  const found = event.filter((property) => property.name === name);
  if (found.length !== 1) throw new Error(`${found.length} of ${name}`);
  return found[0]!.value;
};
