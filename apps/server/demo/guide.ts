/** What whoever comes new can take in at a window of the demo: parcels as they stand in its register, with their holders' whole numbers. */
import type { OutputOf } from '@cuntu/base';
import { placeWords } from '#modules/bureau';
import { demoUses, type getDemoGuide } from '#platform/http';
import type { OpenHouse } from '../house.ts';
import { banks } from './applications/parties.ts';
import { type Usable, usableParcels } from './applications/tables.ts';
import { firmNamed } from './land/holders.ts';
import { FIRST_TOWNSHIPS } from './land/opening.ts';
import words from './seed/land.json' with { type: 'json' };

type Guide = OutputOf<typeof getDemoGuide>;

export async function demoGuide({ db }: OpenHouse): Promise<Guide> {
  const found = await usableParcels(db, FIRST_TOWNSHIPS[0]!, words.rights);
  const order = ({ use }: Usable) => demoUses.indexOf(use);
  const parcels: Guide['parcels'] = [];
  for (const one of found.sort((a, b) => order(a) - order(b)))
    parcels.push({
      use: one.use,
      unitNumber: one.unitNumber,
      placeName: await placeWords(db, one.division),
      holder: { name: one.holder, number: firmNamed(one.holder)?.number ?? null },
      mortgage: mortgageOn(one),
    });
  return { parcels, lender: banks[0]! };
}

/** Of one that somebody took in himself the demo knows no number. */
function mortgageOn({ proofNumber, mortgagee }: Usable): Guide['parcels'][number]['mortgage'] {
  const bank = banks.find(({ name }) => name === mortgagee);
  return proofNumber && bank ? { proofNumber, mortgagee: bank } : null;
}
