/** Persons and firms outside the bureau: what is kept of them, sealed where the law asks for it. */
import { uuid } from '@cuntu/base';
import { z } from 'zod';

export const partyKinds = ['person', 'firm', 'villageCollective', 'unknown'] as const;

/** Identity number of a person (18 characters, check digit) or unified social credit code of a firm. */
export const identityNumber = z.string().regex(/^([0-9]{17}[0-9X]|[0-9A-HJ-NPQRTUWXY]{18})$/, 'notAnIdentityNumber');

export const partyInput = z
  .object({
    id: uuid,
    kind: z.enum(partyKinds),
    name: z.string().trim().min(1).max(100),
    identityNumber: identityNumber.optional(),
    phone: z.string().trim().max(30).optional(),
    address: z.string().trim().max(200).optional(),
  })
  .strict();
