/** The book of mortgages: an entry for each right, and each act that set, changed or released it. */
import { type Db, leave, type Migration, sql, type Tx } from '#platform/database';

export const migrations: Migration[] = [
  {
    id: 'applications.mortgages.1',
    sql: `
      create table mortgage (
        id uuid primary key, matter_id uuid not null references application, fact_n int not null, proof_number text not null,
        parcel_id uuid not null references parcel, unit_number text not null, mortgagor_id uuid not null references party,
        mortgagee_id uuid not null references party, claim text not null, amount numeric(14, 2) not null,
        from_on date not null, to_on date not null, main_contract text not null, mortgage_contract text not null,
        buildings text not null, registered_at timestamptz not null, released_at timestamptz);
      create index mortgage_unit on mortgage (unit_number, registered_at, id);
      create table mortgage_act (
        matter_id uuid not null references application, fact_n int not null, mortgage_id uuid not null references mortgage,
        act text not null, amount numeric(14, 2) not null, to_on date not null, proof_number text, words text not null,
        at timestamptz not null, primary key (matter_id, fact_n));
      create index mortgage_act_of on mortgage_act (mortgage_id, at);
      create table examination (
        matter_id uuid not null references application, fact_n int not null, outcome text not null, words text not null,
        primary key (matter_id, fact_n));
    `,
  },
  // Of two entered in one instant the first is known by its place in the book, not by an id that somebody else made.
  { id: 'applications.mortgages.2', sql: 'alter table mortgage add column entry bigint generated always as identity' },
  { id: 'applications.mortgages.3', sql: 'create index mortgage_matter on mortgage (matter_id)' },
  { id: 'applications.mortgages.4', sql: 'create index mortgage_proof on mortgage (proof_number)' },
  {
    id: 'applications.mortgages.proofs',
    sql: 'drop index mortgage_proof; create index mortgage_act_proof on mortgage_act (proof_number)',
  },
];

export interface MortgageRow {
  id: string;
  matterId: string;
  proofNumber: string;
  parcelId: string;
  unitNumber: string;
  mortgagorId: string;
  mortgagor: string;
  /** The end of his number, where it is known. */
  mortgagorTail: string | null;
  mortgageeId: string;
  mortgagee: string;
  mortgageeTail: string | null;
  claim: string;
  amount: number;
  fromOn: string;
  toOn: string;
  mainContract: string;
  mortgageContract: string;
  buildings: string;
  registeredAt: string;
  releasedAt: string | null;
  /** Among those that stand on the same land, by the time of entry (民法典 414); null: released. */
  rank: number | null;
  /** How many that stand come after it. */
  later: number;
}

const columns = sql`g.id, g.matter_id as "matterId", g.proof_number as "proofNumber", g.parcel_id as "parcelId",
  g.unit_number as "unitNumber", g.mortgagor_id as "mortgagorId", o.name as mortgagor,
  o.identity_tail as "mortgagorTail", g.mortgagee_id as "mortgageeId", e.name as mortgagee, e.identity_tail as "mortgageeTail", g.claim, g.amount::float8 as amount, g.from_on as "fromOn", g.to_on as "toOn",
  g.main_contract as "mainContract", g.mortgage_contract as "mortgageContract", g.buildings,
  g.registered_at as "registeredAt", g.released_at as "releasedAt",
  case when g.released_at is null then (select count(*)::int from mortgage b where b.unit_number = g.unit_number
    and b.released_at is null and (b.registered_at, b.entry) <= (g.registered_at, g.entry)) end as rank,
  (select count(*)::int from mortgage b where b.unit_number = g.unit_number
    and b.released_at is null and (b.registered_at, b.entry) > (g.registered_at, g.entry)) as later`;
const joined = sql`mortgage g join party o on o.id = g.mortgagor_id join party e on e.id = g.mortgagee_id`;

export async function findMortgage(db: Db | Tx, id: string): Promise<MortgageRow | undefined> {
  return (await sql<MortgageRow>`select ${columns} from ${joined} where g.id = ${id}`.execute(db)).rows[0];
}

/** The entry that an application made. */
export async function findMortgageOf(db: Db | Tx, matterId: string): Promise<MortgageRow | undefined> {
  return (await sql<MortgageRow>`select ${columns} from ${joined} where g.matter_id = ${matterId}`.execute(db)).rows[0];
}

/** What stands and stood on a piece of land, the oldest entry first. */
export async function mortgagesOn(db: Db | Tx, unitNumber: string): Promise<MortgageRow[]> {
  return (
    await sql<MortgageRow>`select ${columns} from ${joined} where g.unit_number = ${unitNumber}
      order by g.registered_at, g.entry limit 200`.execute(db)
  ).rows;
}

/** Of a unit, or by any proof that was ever issued of it: whoever holds an old one holds an old number. */
export async function mortgagesNumbered(db: Db, text: string, limit: number): Promise<MortgageRow[]> {
  return (
    await sql<MortgageRow>`select ${columns} from ${joined}
      where g.id in (select id from mortgage where unit_number = ${text}
          union all select mortgage_id from mortgage_act where proof_number = ${text})
      order by g.registered_at desc limit ${limit}`.execute(db)
  ).rows;
}

type New = Omit<
  MortgageRow,
  'mortgagor' | 'mortgagee' | 'mortgagorTail' | 'mortgageeTail' | 'releasedAt' | 'rank' | 'later'
> & {
  factN: number;
};

export interface ActRow {
  matterId: string;
  factN: number;
  mortgageId: string;
  act: 'set' | 'changed' | 'partlyReleased' | 'released';
  amount: number;
  toOn: string;
  /** Of the paper that it issued: the proof from now on, or the certificate of the release. Null: released before there was one. */
  proofNumber: string | null;
  words: string;
  at: string;
}

/** Two entries on one piece of land are ranked by who comes first: the lock keeps them apart. */
export function lockUnit(tx: Tx, unitNumber: string): void {
  leave(sql`select pg_advisory_xact_lock(hashtextextended(${`mortgage ${unitNumber}`}, 0))`.execute(tx));
}

export function insertMortgage(tx: Tx, m: New): void {
  leave(
    sql`
    insert into mortgage (id, matter_id, fact_n, proof_number, parcel_id, unit_number, mortgagor_id, mortgagee_id, claim,
      amount, from_on, to_on, main_contract, mortgage_contract, buildings, registered_at)
    values (${m.id}, ${m.matterId}, ${m.factN}, ${m.proofNumber}, ${m.parcelId}, ${m.unitNumber}, ${m.mortgagorId},
      ${m.mortgageeId}, ${m.claim}, ${m.amount}, ${m.fromOn}, ${m.toOn}, ${m.mainContract}, ${m.mortgageContract},
      ${m.buildings}, ${m.registeredAt})`.execute(tx),
  );
}

/** The act, and what the entry says from now on. */
export function insertAct(tx: Tx, a: ActRow): void {
  leave(
    sql`
    with entry as (
      update mortgage set amount = ${a.amount}, to_on = ${a.toOn},
        proof_number = ${a.act === 'released' ? sql`proof_number` : a.proofNumber}, released_at = ${a.act === 'released' ? a.at : null}
      where id = ${a.mortgageId})
    insert into mortgage_act (matter_id, fact_n, mortgage_id, act, amount, to_on, proof_number, words, at)
    values (${a.matterId}, ${a.factN}, ${a.mortgageId}, ${a.act}, ${a.amount}, ${a.toOn}, ${a.proofNumber}, ${a.words},
      ${a.at})`.execute(tx),
  );
}

export async function actsOf(db: Db | Tx, mortgageId: string): Promise<ActRow[]> {
  return (
    await sql<ActRow>`select matter_id as "matterId", fact_n as "factN", mortgage_id as "mortgageId", act,
        amount::float8 as amount, to_on as "toOn", proof_number as "proofNumber", words, at
      from mortgage_act where mortgage_id = ${mortgageId} order by at limit 200`.execute(db)
  ).rows;
}

export interface ExaminationRow {
  matterId: string;
  factN: number;
  outcome: string;
  words: string;
}

export function insertExamination(tx: Tx, e: ExaminationRow): void {
  leave(
    sql`insert into examination (matter_id, fact_n, outcome, words)
    values (${e.matterId}, ${e.factN}, ${e.outcome}, ${e.words})`.execute(tx),
  );
}
