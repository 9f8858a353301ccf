/** Kills the server while people report, verify and order, again and again; what was answered must be there, once. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { citySeed } from '#modules/bureau';
import { clockFrom, drawBelow, newId, type Randomness } from '#platform/clock';
import { type Database, openDatabase, sql } from '#platform/database';
import { modules } from '../../apps/server/modules.ts';
import { auditFacts } from '../harness/audit.ts';
import { idOf, VILLAGE } from '../harness/cast.ts';
import { plotAround } from '../harness/finding.ts';

export interface KillReport {
  kills: number;
  answered: number;
  /** Sent again after a restart, because its answer had not come. */
  repeated: number;
  lost: string[];
  doubled: string[];
  broken: string[];
}

interface Sent {
  command: string;
  who: 'bai' | 'song' | 'shi';
  id: string;
  input: Record<string, unknown>;
}

export interface Server {
  address: string;
  tokens: Record<string, string>;
  photo: string;
  /** Of a stuck one: it has a paper in hand. */
  inHand(): Promise<unknown>;
  kill(): Promise<void>;
}

const CLIENTS = 4;

/** `url` of a PostgreSQL; absent: embedded in `home`. */
export async function killHouse(
  home: string,
  url: string | undefined,
  kills: number,
  random: Randomness,
): Promise<KillReport> {
  const report: KillReport = { kills: 0, answered: 0, repeated: 0, lost: [], doubled: [], broken: [] };
  const answered: Sent[] = [];
  let waiting: Sent[][] = Array.from({ length: CLIENTS }, () => []);
  for (let round = 0; round <= kills; round++) {
    const server = await startServer(home, url);
    const enough = { reached: false };
    const last = round === kills;
    report.repeated += waiting.flat().length;
    const clients = waiting.map((rest) => client(server, rest, random, answered, () => last || enough.reached));
    if (!last) {
      const before = answered.length;
      const busy = async () => {
        while (answered.length < before + 3) await pause(20);
        await pause(drawBelow(random, 1500));
      };
      // A client that is refused ends the drill, which would else wait for ever, and its server with it.
      await Promise.race([busy(), Promise.all(clients)]).finally(() => server.kill());
      report.kills += 1;
    }
    enough.reached = true;
    waiting = await Promise.all(clients);
    if (last) await server.kill();
  }
  await withDatabase(home, url, (database) => examine(database, answered, report));
  report.answered = answered.length;
  return report;
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** `stuck`: its press never finishes what it has in hand. */
export async function startServer(home: string, url: string | undefined, stuck = false): Promise<Server> {
  const script = fileURLToPath(new URL('./kill-server.ts', import.meta.url));
  const server = spawn(process.execPath, [script, home, url ?? '', ...(stuck ? ['stuck'] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  const lines = createInterface({ input: server.stdout });
  const [line] = (await Promise.race([
    once(lines, 'line'),
    ended.then(() => Promise.reject(new Error('the server ended before it was killed'))),
  ])) as [string];
  const inHand = once(lines, 'line');
  inHand.catch(() => {});
  return {
    ...JSON.parse(line),
    inHand: () => inHand,
    async kill() {
      server.kill('SIGKILL');
      await ended;
    },
  };
}

/** One person's work after the other, until the server is gone; answers what was sent and not answered. */
async function client(
  server: Server,
  rest: Sent[],
  random: Randomness,
  answered: Sent[],
  stop: () => boolean,
): Promise<Sent[]> {
  const work = [...rest];
  while (work.length > 0 || !stop()) {
    if (work.length === 0) work.push(...oneFinding(random, server.photo));
    const next = work[0]!;
    const answer = await send(server, next);
    if (answer === 'gone') return [next];
    if (!answer.ok) throw new Error(`${next.command}: ${answer.status} ${await answer.text()}`);
    await answer.text().catch(() => 'gone');
    answered.push(next);
    work.shift();
  }
  return [];
}

async function send({ address, tokens }: Server, { command, who, id, input }: Sent): Promise<Response | 'gone'> {
  const headers = { authorization: `Bearer ${tokens[who]}`, 'content-type': 'application/json', 'idempotency-key': id };
  const body = JSON.stringify(input);
  return fetch(`${address}/api/${command}`, { method: 'POST', headers, body }).catch(() => 'gone' as const);
}

const clock = clockFrom('2026-11-24');
const centre = citySeed().divisions.find((one) => one.code === VILLAGE)!.centre;

function oneFinding(random: Randomness, photo: string): Sent[] {
  const id = () => newId(clock, random);
  const [matterId, officers] = [id(), [idOf('song'), idOf('shi')]];
  // A minute ago and now: nobody arrives before it was found.
  const [foundAt, now] = [new Date(Date.parse(clock.now()) - 60_000).toISOString(), clock.now()];
  const at = { type: 'Point', coordinates: centre };
  const report = { id: matterId, place: at, kind: 'building', stage: 'foundation', words: 'w', foundAt };
  const plot = plotAround(centre);
  const seen = { outcome: 'illegal', plot, stage: 'foundation', words: 'w', photos: [photo] };
  const verify = { matterId, ...seen, officers, arrivedAt: now };
  const party = { id: id(), kind: 'person', name: 'N' };
  const order = {
    id: id(),
    matterId,
    party,
    violation: 'occupation',
    act: 'building without approval',
    landUse: 'farm',
    officers,
  };
  return [
    { command: 'patrol.reportFinding', who: 'bai', id: id(), input: report },
    { command: 'patrol.verifyFinding', who: 'song', id: id(), input: verify },
    { command: 'patrol.confirmPresence', who: 'shi', id: id(), input: { matterId, version: 2, agrees: true } },
    { command: 'enforcement.issueStopNotice', who: 'song', id: id(), input: order },
    { command: 'patrol.confirmPresence', who: 'shi', id: id(), input: { matterId, version: 4, agrees: true } },
  ];
}

/** A notice goes out, and its print is in hand when the server is killed; answers its matter. */
export async function killPrinting(home: string, random: Randomness): Promise<string> {
  const server = await startServer(home, undefined, true);
  try {
    const deeds = oneFinding(random, server.photo);
    for (const sent of deeds) {
      const answer = await send(server, sent);
      if (answer === 'gone' || !answer.ok) throw new Error(`${sent.command} was not answered`);
    }
    await server.inHand();
    return String(deeds[0]!.input.id);
  } finally {
    await server.kill();
  }
}

/** How long until the next server has it printed, in milliseconds. */
export async function printedAfter(home: string, matterId: string): Promise<number> {
  const server = await startServer(home, undefined);
  const since = performance.now();
  try {
    const headers = { authorization: `Bearer ${server.tokens.song}` };
    for (;;) {
      const answer = await fetch(`${server.address}/api/enforcement.findNotices?matterId=${matterId}`, { headers });
      const { papers } = (await answer.json()) as { papers: { sha256: string | null }[] };
      if (papers[0]?.sha256) return performance.now() - since;
      await pause(100);
    }
  } finally {
    await server.kill();
  }
}

export async function withDatabase(
  home: string,
  url: string | undefined,
  fn: (database: Database) => Promise<void>,
): Promise<void> {
  const database = await openDatabase(url ? { url } : { home });
  try {
    await fn(database);
  } finally {
    await database.close();
  }
}

/** The trace that each deed leaves, by the table that it is counted in. */
const traces: Record<string, (sent: Sent) => ReturnType<typeof sql>> = {
  'patrol.reportFinding': ({ input }) => sql`
    select (select count(*) from fact where matter_id = m.id and name = 'patrol.findingReported') as facts,
      (select count(*) from finding where matter_id = m.id) as acts,
      (select count(*) from clock where matter_id = m.id and name = 'verification') as follows
    from matter m where m.id = ${input.id}`,
  'patrol.verifyFinding': ({ input }) => sql`
    select (select count(*) from fact where matter_id = m.id and name = 'patrol.findingVerified') as facts,
      (select count(*) from verification where matter_id = m.id) as acts,
      (select count(*) from step_taken where matter_id = m.id and step = 'verifyFinding') as follows
    from matter m where m.id = ${input.matterId}`,
  // The second is of the notice: by it the paper goes out and is printed.
  'patrol.confirmPresence': ({ input }) => sql`
    select (select count(*) from fact where matter_id = c.matter_id and n = c.fact_n and name = 'patrol.presenceConfirmed') as facts,
      (select count(*) from presence where matter_id = c.matter_id and step = c.step) as acts,
      case c.step when 'confirmNotice' then (
        select greatest((select count(*) from job where key = p.id::text), (select count(*) from paper_print where paper_id = p.id))
        from paper p where p.matter_id = c.matter_id and p.state = 'issued')
      else (select count(*) from clock where matter_id = c.matter_id and name = 'stop') end as follows
    from presence c where c.matter_id = ${input.matterId}
      and c.step = ${input.version === 2 ? 'confirmVerification' : 'confirmNotice'} limit 1`,
  'enforcement.issueStopNotice': ({ input }) => sql`
    select (select count(*) from fact where matter_id = p.matter_id and name = 'enforcement.stopNoticeIssued') as facts,
      (select count(*) from number_register where paper_id = p.id) as acts,
      (select count(*) from stop_notice where paper_id = p.id) as follows
    from paper p where p.id = ${input.id}`,
};

interface Trace {
  facts: number;
  acts: number;
  follows: number;
}

async function examine(database: Database, answered: readonly Sent[], report: KillReport): Promise<void> {
  const { db, schema } = database;
  for (const sent of answered) {
    const { rows } = await sql<Trace>`${traces[sent.command]!(sent)}`.execute(db);
    const counts = rows[0] ? Object.values(rows[0]) : [0];
    if (counts.some((count) => count === 0)) report.lost.push(`${sent.command} ${sent.id}`);
    if (counts.some((count) => count > 1)) report.doubled.push(`${sent.command} ${sent.id}`);
  }
  const handlers = modules.flatMap((module) => [...module.handlers]);
  report.broken.push(...(await auditFacts(db, schema, handlers)), ...(await halves(database)));
}

/** What a transaction cut in two would leave. */
async function halves({ db }: Database): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    select 'matter without fact ' || id as what from matter m where not exists (select 1 from fact f where f.matter_id = m.id)
    union all select 'finding without matter ' || matter_id from finding f where not exists (select 1 from matter m where m.id = f.matter_id)
    union all select 'gap before number ' || seq from number_register n
      where seq > 1 and not exists (select 1 from number_register o where (o.organ, o.kind, o.year, o.seq) = (n.organ, n.kind, n.year, n.seq - 1))
    union all select 'fact without its command ' || id from fact f where not exists (select 1 from command_log c where c.id = f.command_id)
    union all select 'step without fact ' || matter_id from step_taken s
      where not exists (select 1 from fact f where f.matter_id = s.matter_id and f.n = s.fact_n)`.execute(db);
  return rows.map((row) => row.what);
}
