/** Every statement about applications: what was handed in, by whom, what was asked for, how it ended before a decision. */
import { type Db, leave, type Migration, sql, type Tx } from '#platform/database';
import type { FormValues } from '../items/rules/fields.ts';

export const migrations: Migration[] = [
  {
    id: 'applications.intake.1',
    sql: `
      create table application (
        matter_id uuid primary key references matter, fact_n int not null, item text not null, item_from date not null,
        code text not null unique, form jsonb not null, submitted_at timestamptz not null, received_at timestamptz not null,
        parcel_id uuid references parcel, accepted_at timestamptz, promised_on date, statutory_on date, ended_at timestamptz);
      create index application_parcel on application (parcel_id) where parcel_id is not null;
      create index application_new on application (submitted_at desc, matter_id desc);
      create table applicant (
        matter_id uuid not null references application, fact_n int not null, seq int not null, party_id uuid not null references party,
        role text not null, identity_valid_to date, agent_id uuid references party, agent_valid_to date,
        primary key (matter_id, seq));
      create table application_material (
        matter_id uuid not null references application, fact_n int not null, seq int not null, material text not null,
        original boolean not null, copies int not null, files jsonb not null, primary key (matter_id, fact_n, seq));
      create table acceptance (
        matter_id uuid not null references application, fact_n int not null, paper_id uuid not null references paper,
        number text not null, promised_on date not null, statutory_on date not null, deemed boolean not null,
        primary key (matter_id, fact_n));
      create table papers_request (
        matter_id uuid not null references application, fact_n int not null, paper_id uuid not null references paper,
        number text not null, requested_on date not null, again boolean not null, new_ground text, arisen_on date,
        primary key (matter_id, fact_n));
      create index papers_request_again on papers_request (requested_on) where again;
      create table papers_request_item (
        matter_id uuid not null, fact_n int not null, seq int not null, material text not null, lacking text not null,
        primary key (matter_id, fact_n, seq), foreign key (matter_id, fact_n) references papers_request);
      create table application_end (
        matter_id uuid not null references application, fact_n int not null, number text, ground text not null,
        words text not null, primary key (matter_id, fact_n));
    `,
  },
  // When it ended is the matter's to say.
  { id: 'applications.intake.2', sql: 'alter table application drop column ended_at;' },
];

export interface ApplicationRow {
  matterId: string;
  item: string;
  itemFrom: string;
  code: string;
  form: FormValues;
  submittedAt: string;
  /** When it was last handed in whole: the day from which silence is counted. */
  receivedAt: string;
  parcelId: string | null;
  acceptedAt: string | null;
  promisedOn: string | null;
  statutoryOn: string | null;
}

export interface ApplicantRow {
  partyId: string;
  role: string;
  identityValidTo: string | null;
  agentId: string | null;
  agentValidTo: string | null;
}

export interface Applicant extends ApplicantRow {
  name: string;
  identityTail: string | null;
  agent: string | null;
}

export interface MaterialRow {
  material: string;
  original: boolean;
  copies: number;
  files: readonly string[];
}

type New = Omit<ApplicationRow, 'acceptedAt' | 'promisedOn' | 'statutoryOn' | 'receivedAt'> & { factN: number };

export function insertApplication(tx: Tx, a: New, applicants: readonly ApplicantRow[]): void {
  leave(
    sql`
    with kept as (
      insert into application (matter_id, fact_n, item, item_from, code, form, submitted_at, received_at, parcel_id)
      values (${a.matterId}, ${a.factN}, ${a.item}, ${a.itemFrom}, ${a.code}, ${JSON.stringify(a.form)}::jsonb,
        ${a.submittedAt}, ${a.submittedAt}, ${a.parcelId})
      returning matter_id)
    insert into applicant (matter_id, fact_n, seq, party_id, role, identity_valid_to, agent_id, agent_valid_to)
    select k.matter_id, ${a.factN}::int, g.seq, g."partyId", g.role, g."identityValidTo", g."agentId", g."agentValidTo"
    from kept k, jsonb_to_recordset(${numbered(applicants)}::jsonb) as g (seq int, "partyId" uuid, role text,
      "identityValidTo" date, "agentId" uuid, "agentValidTo" date)`.execute(tx),
  );
}

export function insertMaterials(tx: Tx, matterId: string, factN: number, rows: readonly MaterialRow[]): void {
  if (rows.length === 0) return;
  leave(
    sql`
    insert into application_material (matter_id, fact_n, seq, material, original, copies, files)
    select ${matterId}::uuid, ${factN}::int, g.seq, g.material, g.original, g.copies, g.files
    from jsonb_to_recordset(${numbered(rows)}::jsonb)
      as g (seq int, material text, original boolean, copies int, files jsonb)`.execute(tx),
  );
}

const numbered = (rows: readonly object[]): string => JSON.stringify(rows.map((row, i) => ({ ...row, seq: i + 1 })));

const columns = sql`a.matter_id as "matterId", a.item, a.item_from as "itemFrom", a.code, a.form,
  a.submitted_at as "submittedAt", a.received_at as "receivedAt", a.parcel_id as "parcelId", a.accepted_at as "acceptedAt",
  a.promised_on as "promisedOn", a.statutory_on as "statutoryOn"`;

/** Everything that decides what it needs, in one statement. */
export interface ApplicationWhole extends ApplicationRow {
  /** Of its parcel. */
  unitNumber: string | null;
  acceptedOn: string | null;
  /** That it is to change. */
  entry: { amount: number; toOn: string; later: number } | null;
  applicants: Applicant[];
  materials: MaterialRow[];
  requestedOn: string[];
}

export async function findApplication(db: Db | Tx, matterId: string): Promise<ApplicationWhole | undefined> {
  return (
    await sql<ApplicationWhole>`select ${columns},
        (select l.unit_number from parcel l where l.id = a.parcel_id) as "unitNumber",
        (a.accepted_at at time zone 'Asia/Shanghai')::date as "acceptedOn",
        (select jsonb_build_object('amount', g.amount, 'toOn', g.to_on, 'later', (select count(*) from mortgage b
            where b.unit_number = g.unit_number and b.released_at is null
              and (b.registered_at, b.entry) > (g.registered_at, g.entry)))
          from mortgage g where g.id = (a.form->>'mortgage')::uuid) as entry,
        (select coalesce(jsonb_agg(jsonb_build_object('partyId', p.party_id, 'role', p.role, 'identityValidTo',
            p.identity_valid_to, 'agentId', p.agent_id, 'agentValidTo', p.agent_valid_to, 'name', x.name, 'identityTail',
            x.identity_tail, 'agent', y.name) order by p.seq), '[]')
          from applicant p join party x on x.id = p.party_id left join party y on y.id = p.agent_id where p.matter_id = a.matter_id) as applicants,
        (select coalesce(jsonb_agg(jsonb_build_object('material', m.material, 'original', m.original, 'copies', m.copies,
            'files', m.files) order by m.fact_n, m.seq), '[]')
          from application_material m where m.matter_id = a.matter_id) as materials,
        (select coalesce(jsonb_agg(r.requested_on order by r.fact_n), '[]')
          from papers_request r where r.matter_id = a.matter_id) as "requestedOn"
      from application a where a.matter_id = ${matterId}`.execute(db)
  ).rows[0];
}

export async function matterByCode(db: Db, code: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select matter_id as id from application where code = ${code}`.execute(db);
  return rows[0]?.id;
}

export interface AcceptanceRow {
  matterId: string;
  factN: number;
  paperId: string;
  number: string;
  promisedOn: string;
  statutoryOn: string;
  deemed: boolean;
  acceptedAt: string;
}

export function insertAcceptance(tx: Tx, a: AcceptanceRow): void {
  leave(
    sql`
    with accepted as (
      update application set accepted_at = ${a.acceptedAt}, promised_on = ${a.promisedOn}, statutory_on = ${a.statutoryOn}
      where matter_id = ${a.matterId})
    insert into acceptance (matter_id, fact_n, paper_id, number, promised_on, statutory_on, deemed)
    values (${a.matterId}, ${a.factN}, ${a.paperId}, ${a.number}, ${a.promisedOn}, ${a.statutoryOn}, ${a.deemed})`.execute(
      tx,
    ),
  );
}

export interface RequestRow {
  matterId: string;
  factN: number;
  paperId: string;
  number: string;
  requestedOn: string;
  again: boolean;
  newGround: string | null;
  arisenOn: string | null;
  items: readonly { material: string; lacking: string }[];
}

export function insertRequest(tx: Tx, r: RequestRow): void {
  leave(
    sql`
    with asked as (
      insert into papers_request (matter_id, fact_n, paper_id, number, requested_on, again, new_ground, arisen_on)
      values (${r.matterId}, ${r.factN}, ${r.paperId}, ${r.number}, ${r.requestedOn}, ${r.again}, ${r.newGround},
        ${r.arisenOn})
      returning matter_id, fact_n)
    insert into papers_request_item (matter_id, fact_n, seq, material, lacking)
    select k.matter_id, k.fact_n, g.seq, g.material, g.lacking from asked k,
      jsonb_to_recordset(${numbered(r.items)}::jsonb) as g (seq int, material text, lacking text)`.execute(tx),
  );
}

export interface RequestShown {
  n: number;
  number: string;
  requestedOn: string;
  again: boolean;
  newGround: string | null;
  items: { material: string; lacking: string }[];
}

export async function requestsOf(db: Db | Tx, matterId: string): Promise<RequestShown[]> {
  return (
    await sql<RequestShown>`select r.fact_n as n, r.number, r.requested_on as "requestedOn", r.again,
        r.new_ground as "newGround",
        (select jsonb_agg(jsonb_build_object('material', i.material, 'lacking', i.lacking) order by i.seq)
          from papers_request_item i where i.matter_id = r.matter_id and i.fact_n = r.fact_n) as items
      from papers_request r where r.matter_id = ${matterId} order by r.fact_n limit 50`.execute(db)
  ).rows;
}

/** What the last notice named, and whether it has come since. */
export async function askedOf(tx: Tx, matterId: string): Promise<{ material: string; since: boolean }[]> {
  return (
    await sql<{ material: string; since: boolean }>`select i.material, exists (select 1 from application_material m
        where m.matter_id = i.matter_id and m.material = i.material and m.fact_n > i.fact_n) as since
      from papers_request_item i where i.matter_id = ${matterId}
        and i.fact_n = (select max(fact_n) from papers_request where matter_id = ${matterId}) order by i.seq`.execute(
      tx,
    )
  ).rows;
}

/** `at`: handed in whole, from now on silence counts again; null: it does not. */
export function receiveAnew(tx: Tx, matterId: string, at: string | null, identities: readonly Renewed[]): void {
  leave(
    sql`
    with renewed as (
      update applicant p set identity_valid_to = g."identityValidTo", agent_valid_to = g."agentValidTo"
      from jsonb_to_recordset(${JSON.stringify(identities)}::jsonb)
        as g (party uuid, "identityValidTo" date, "agentValidTo" date)
      where p.matter_id = ${matterId} and p.party_id = g.party)
    update application set received_at = coalesce(${at}::timestamptz, received_at) where matter_id = ${matterId}`.execute(
      tx,
    ),
  );
}

export interface Renewed {
  party: string;
  identityValidTo: string | null;
  agentValidTo: string | null;
}

export interface EndRow {
  matterId: string;
  factN: number;
  number: string | null;
  ground: string;
  words: string;
}

export async function insertEnd(tx: Tx, e: EndRow): Promise<void> {
  await sql`
    insert into application_end (matter_id, fact_n, number, ground, words)
    values (${e.matterId}, ${e.factN}, ${e.number}, ${e.ground}, ${e.words})`.execute(tx);
}
