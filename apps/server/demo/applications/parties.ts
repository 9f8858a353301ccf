/** Who applies: a firm that holds the parcel, a bank, and whoever comes to the window for them; all invented. */
import type { InputOf } from '@cuntu/base';
import type { submitApplication } from '#modules/applications/contract';
import { dayOf } from '../findings/office-hours.ts';
import { identityNumber } from '../findings/parties.ts';
import { type Firm, firmNumber } from '../land/holders.ts';
import { daysFrom, nameFrom } from '../register.ts';
import words from '../seed/applications.json' with { type: 'json' };
import type { Telling } from './telling.ts';

type Applicant = InputOf<typeof submitApplication>['applicants'][number];

export const banks: readonly Firm[] = words.banks.map((name, i) => ({ name, number: firmNumber(i + 1) }));

export const bankFrom = (n: number): string => words.banks[n % words.banks.length]!;

const phone = (n: number): string => `000-0000-${String(n).padStart(4, '0')}`;

function firmAs(t: Telling, role: Applicant['role'], name: string, number: string): Applicant {
  const { fate, sketch, villages } = t;
  const chance = fate.chance(`${role} ${sketch.key}`);
  const township = villages.get(sketch.site.village.slice(0, 9))!.name;
  const party = {
    id: fate.id(`party ${role} ${sketch.key}`, sketch.takenAt),
    kind: 'firm' as const,
    name,
    identityNumber: number,
    phone: phone(chance.between(1000, 9999)),
    ...(role !== 'mortgagee' && { address: words.address.replace('{township}', township) }),
  };
  return { role, party, identityValidTo: null };
}

/** Half of them send somebody; a few of whose cards run out before the next day. */
function withAgent(t: Telling, applicant: Applicant): Applicant {
  const chance = t.fate.chance(`agent ${applicant.role} ${t.sketch.key}`);
  if (chance.below(2) === 0) return applicant;
  const identityValidTo = daysFrom(dayOf(t.sketch.takenAt), chance.between(200, 4_000));
  const number = identityNumber(chance);
  const agent = {
    name: nameFrom(chance),
    identityNumber: number,
    identityValidTo,
    phone: phone(chance.between(1000, 9999)),
  };
  return { ...applicant, agent };
}

export function applicantsOf(t: Telling, bank: string): Applicant[] {
  const { site, item } = t.sketch;
  const lender = firmAs(t, 'mortgagee', bank, banks.find(({ name }) => name === bank)!.number);
  if (item === 'mortgageRelease') return [withAgent(t, lender)];
  if (item === 'landPreview') return [withAgent(t, firmAs(t, 'applicant', site.holder, site.number))];
  return [withAgent(t, firmAs(t, 'mortgagor', site.holder, site.number)), lender];
}
