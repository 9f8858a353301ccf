/** The baton of the first contact 首问负责: whoever the task is owed to accepts it before he has acted. */
import { command, fact, type MayRule, uuid } from '@cuntu/base';
import { z } from 'zod';
import { serviceKinds, serviceRoles } from '../runs/contract.ts';

export const contactTaken = fact({
  name: 'matters.contactTaken',
  sealed: {
    personId: { schema: uuid, keptIn: 'contact.person_id' },
    post: { schema: z.string(), keptIn: 'contact.post' },
  },
});

const mayAccept: readonly MayRule[] = serviceRoles.map((role) => ({ role, scope: 'assigned', kinds: serviceKinds }));

export const takeContact = command({
  name: 'matters.takeContact',
  input: z.object({ matterId: uuid, version: z.number().int().optional() }).strict(),
  output: z.object({ matterId: uuid }),
  may: mayAccept,
  refusals: ['contact.none', 'contact.yours'],
  facts: [contactTaken],
});
