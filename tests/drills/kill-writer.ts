/** Writes rows to the embedded database in the folder given, and says of each that it is committed, until killed. */
import { openDatabase, sql } from '#platform/database';

const [, , home, round] = process.argv;
const database = await openDatabase({ home: home! });

for (let n = 0; ; n++) {
  const id = `${round}-${n}`;
  await database.transaction(async (tx) => {
    await sql`insert into written (id, place) values (${id}, st_setsrid(st_point(113 + ${n}::int % 100 / 100.0, 31.5), 4490))`.execute(
      tx,
    );
    await sql`update tally set count = count + 1`.execute(tx);
  });
  process.stdout.write(`${id}\n`);
  if (n % 15 === 14) await sql`checkpoint`.execute(database.db);
  if (n % 25 === 24) await sql`vacuum written`.execute(database.db);
}
