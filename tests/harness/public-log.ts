/** The public log of a test's house as another process opens it, or the same after a restart. */
import { type Disk, openPublicLog } from '#platform/ledger-store';
import type { TestHouse } from './house.ts';

/** Of several at once, as on a server: the embedded database would let none of them wait for another. */
export const openLogAgain = (house: TestHouse, onFault: (fault: unknown) => void, disk?: Disk) =>
  openPublicLog({
    database: { ...house.database, sole: false },
    home: house.home,
    clock: house.clock,
    random: house.world.randomness,
    origin: () => 'never asked',
    onFault,
    disk,
  });
