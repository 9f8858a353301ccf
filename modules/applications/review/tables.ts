/** Every statement about what came back, what was handed over, and what the applicant was told of his clocks. */
import { leave, type Migration, sql, type Tx } from '#platform/database';

export const migrations: Migration[] = [
  {
    id: 'applications.review.1',
    sql: `
      create table application_return (
        matter_id uuid not null references application, fact_n int not null, words text not null,
        primary key (matter_id, fact_n));
      create table delivery (
        matter_id uuid not null references application, fact_n int not null, way text not null, received_by text not null,
        tracking_number text, delivered_at timestamptz not null, primary key (matter_id, fact_n));
    `,
  },
  {
    id: 'applications.review.2',
    sql: `
      create table suspension_notice (
        matter_id uuid not null references application, fact_n int not null, paper_id uuid not null references paper,
        number text not null, ground text not null, until_on date not null, primary key (matter_id, fact_n));
      create table extension_notice (
        matter_id uuid not null references application, fact_n int not null, paper_id uuid not null references paper,
        number text not null, to_on date not null, primary key (matter_id, fact_n));
    `,
  },
];

export async function insertReturn(tx: Tx, matterId: string, factN: number, words: string): Promise<void> {
  await sql`insert into application_return (matter_id, fact_n, words) values (${matterId}, ${factN}, ${words})`.execute(
    tx,
  );
}

export interface DeliveryRow {
  matterId: string;
  factN: number;
  way: string;
  receivedBy: string;
  trackingNumber: string | null;
  deliveredAt: string;
}

export function insertDelivery(tx: Tx, d: DeliveryRow): void {
  leave(
    sql`insert into delivery (matter_id, fact_n, way, received_by, tracking_number, delivered_at)
    values (${d.matterId}, ${d.factN}, ${d.way}, ${d.receivedBy}, ${d.trackingNumber}, ${d.deliveredAt})`.execute(tx),
  );
}

interface Noticed {
  matterId: string;
  factN: number;
  paperId: string;
  number: string;
}

export async function insertSuspension(tx: Tx, n: Noticed & { ground: string; until: string }): Promise<void> {
  await sql`insert into suspension_notice (matter_id, fact_n, paper_id, number, ground, until_on)
    values (${n.matterId}, ${n.factN}, ${n.paperId}, ${n.number}, ${n.ground}, ${n.until})`.execute(tx);
}

export async function insertExtensionNotice(tx: Tx, n: Noticed & { toOn: string }): Promise<void> {
  await sql`insert into extension_notice (matter_id, fact_n, paper_id, number, to_on)
    values (${n.matterId}, ${n.factN}, ${n.paperId}, ${n.number}, ${n.toOn})`.execute(tx);
}
