/** As much of the PostgreSQL protocol 3.0 as is needed to lend one session to many connections. */

const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;
const CANCEL_REQUEST = 80877102;

export type Incoming =
  | { kind: 'encryption' }
  | { kind: 'cancel' }
  | { kind: 'startup'; parameters: Record<string, string> }
  /** Everything up to one simple query or one Sync: what the server answers with one ReadyForQuery. */
  | { kind: 'batch'; bytes: Buffer }
  | { kind: 'terminate' };

/** Cuts a client's bytes into what they mean; keeps what is not yet whole. */
export class IncomingCutter {
  #bytes: Buffer = Buffer.alloc(0);
  #started = false;
  #batchLength = 0;

  push(bytes: Uint8Array): Incoming[] {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    const found: Incoming[] = [];
    for (let next = this.#cut(); next !== undefined; next = this.#cut()) found.push(next);
    return found;
  }

  #cut(): Incoming | undefined {
    return this.#started ? this.#cutBatch() : this.#cutStartup();
  }

  #cutStartup(): Incoming | undefined {
    if (this.#bytes.length < 8) return undefined;
    const length = this.#bytes.readInt32BE(0);
    if (this.#bytes.length < length) return undefined;
    const packet = this.#take(length);
    const code = packet.readInt32BE(4);
    if (code === SSL_REQUEST || code === GSS_REQUEST) return { kind: 'encryption' };
    if (code === CANCEL_REQUEST) return { kind: 'cancel' };
    this.#started = true;
    const words = packet.toString('utf8', 8).split('\0');
    const parameters: Record<string, string> = {};
    for (let i = 0; i + 1 < words.length && words[i] !== ''; i += 2) parameters[words[i]!] = words[i + 1]!;
    return { kind: 'startup', parameters };
  }

  #cutBatch(): Incoming | undefined {
    while (this.#bytes.length >= this.#batchLength + 5) {
      const type = String.fromCharCode(this.#bytes[this.#batchLength]!);
      const end = this.#batchLength + 1 + this.#bytes.readInt32BE(this.#batchLength + 1);
      if (this.#bytes.length < end) return undefined;
      this.#batchLength = end;
      if (type === 'X') return { kind: 'terminate' };
      if (type === 'Q' || type === 'S') {
        this.#batchLength = 0;
        return { kind: 'batch', bytes: this.#take(end) };
      }
    }
    return undefined;
  }

  #take(length: number): Buffer {
    const taken = this.#bytes.subarray(0, length);
    this.#bytes = this.#bytes.subarray(length);
    return taken;
  }
}

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

const words = (...texts: string[]): Buffer => Buffer.from(texts.map((text) => `${text}\0`).join(''));

/** What a server says to a client that it lets in. No password: who reaches the socket owns the folder. */
export function welcome(): Buffer {
  const settings = { server_version: '18.3', server_encoding: 'UTF8', client_encoding: 'UTF8', TimeZone: 'UTC' };
  return Buffer.concat([
    message('R', int32(0)),
    ...Object.entries({
      ...settings,
      DateStyle: 'ISO, MDY',
      integer_datetimes: 'on',
      standard_conforming_strings: 'on',
    }).map(([name, value]) => message('S', words(name, value))),
    message('K', Buffer.concat([int32(0), int32(0)])),
    message('Z', Buffer.from('I')),
  ]);
}

export const simpleQuery = (sql: string): Buffer => message('Q', words(sql));

/** The last message of a connection: severity FATAL, after it the server hangs up. */
export const fatal = (sqlState: string, text: string): Buffer =>
  message('E', Buffer.concat([words('SFATAL', 'VFATAL', `C${sqlState}`, `M${text}`), Buffer.from([0])]));

/** `I` idle, `T` within a transaction, `E` within a failed one: the last byte of every whole answer. */
export function statusAfter(answer: Uint8Array): 'I' | 'T' | 'E' {
  const end = Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength).subarray(-6);
  const status = String.fromCharCode(end[5] ?? 0);
  const whole = end.length === 6 && end[0] === 0x5a && end.readInt32BE(1) === 5;
  if (!whole || (status !== 'I' && status !== 'T' && status !== 'E')) throw new Error('answer without ReadyForQuery');
  return status;
}

/** The `-c name=value` settings of the startup parameter `options`, as statements. */
export function settingsOf(options: string): string {
  const pairs = [...options.matchAll(/-c\s*([a-z_]+)=((?:\\.|[^\s\\])*)/gi)];
  return pairs.map(([, name, value]) => settingOf(name!, value!.replace(/\\(.)/g, '$1'))).join('; ');
}

/** Not SET: that would take a list of schemas in quotes as the name of one. */
const settingOf = (name: string, value: string): string =>
  `select set_config('${name}', '${value.replaceAll("'", "''")}', false)`;
