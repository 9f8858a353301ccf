/** What stands on every paper of an application: who applies for what, about which land, with whom to speak; terms of law. */
import { issuingOrgan, placeWords } from '#modules/bureau';
import { contactsOf, type MatterRow } from '#modules/matters';
import type { Deed } from '#platform/pipeline';
import words from '../../words.zh.json' with { type: 'json' };
import type { Application } from '../needs.ts';
import terms from './terms.json' with { type: 'json' };

type Drawing = Pick<Deed, 'tx' | 'demo'>;

export const materialName = (key: string): string => (words as Record<string, string>)[`material.${key}`] ?? key;
export const itemName = (key: string): string => terms.items[key as keyof typeof terms.items] ?? key;

export async function commonRecord({ tx, demo }: Drawing, matter: MatterRow, application: Application) {
  const [organ, contacts, place] = await Promise.all([
    issuingOrgan(tx, matter.division),
    contactsOf(tx, matter.id),
    placeWords(tx, matter.division),
  ]);
  const met = contacts.at(-1);
  return {
    demo,
    organ: organ.name,
    item: itemName(application.item),
    matterNumber: matter.number,
    applicants: application.applicants.map(({ role, name, agent }) => ({
      role: terms.roles[role as keyof typeof terms.roles] ?? role,
      name,
      agent,
    })),
    land: { place, unitNumber: application.unitNumber },
    code: application.code.replace(/(.{4})(?=.)/g, '$1-'),
    contact: {
      name: met?.name ?? '',
      post: met?.post ?? '',
      room: met?.room ?? organ.address ?? '',
      phone: met?.phone ?? organ.phone ?? '',
    },
  };
}

export const basisOf = (kind: string, of: 'notice' | 'decline' | 'refuse'): string =>
  terms.bases[kind as keyof typeof terms.bases][of];

export const remedies = terms.remedies;
export const papersTerms = terms;
