/** Who is in charge of a zone on a day, as pages and panels show it: three places, some of them empty since a day. */
import { type Serving, servingOn } from '#modules/bureau';
import type { Db, Tx } from '#platform/database';
import { charges } from './contract.ts';
import { holdsOn } from './rules.ts';
import { type ChargeRow, chargesOf } from './tables/charges.ts';

export async function peopleInCharge(db: Db | Tx, zoneId: string, on: string) {
  const rows = await chargesOf(db, [zoneId]);
  const serving = await servingOn(
    db,
    rows.map((row) => row.personId),
    on,
  );
  return charges.map((charge) => {
    const mine = rows.filter((row) => row.charge === charge);
    const holder = mine.find((row) => holdsOn(row, on));
    const person = holder && serving.get(holder.personId);
    return person
      ? { charge, ...shown(person), from: holder.from, since: null }
      : { charge, ...nobody, since: lastDay(mine) };
  });
}

const shown = ({ personId, name, post, unit }: Serving) => ({ personId, name, post, unit });
const nobody = { personId: null, name: null, post: null, unit: null, from: null };

/** Of the last who held it; he may have left the service without handing over, and then the day is not known here. */
const lastDay = (rows: readonly ChargeRow[]): string | null => rows.at(-1)?.to ?? null;
