/** Recusal (公务员法 76): whoever has an interest in a matter steps back, or is told to, and takes no further step in it. */
import { command, fact, type MayRule, uuid } from '@cuntu/base';
import { z } from 'zod';
import { maySeeService, serviceKinds } from '../runs/contract.ts';

const words = z.string().trim().min(2).max(500);
const version = z.number().int().optional();

export const recused = fact({
  name: 'matters.recused',
  sealed: {
    personId: { schema: uuid, keptIn: 'recusal.person_id' },
    words: { schema: words, keptIn: 'recusal.words' },
    ordered: { schema: z.boolean(), keptIn: 'recusal.ordered' },
    /** To whom his task went: null where he had none, or where nobody else holds the post. */
    toPersonId: { schema: uuid.nullable(), keptIn: 'recusal.to_person_id' },
  },
});

const output = z.object({ matterId: uuid, heir: z.string().nullable() });

export const recuse = command({
  name: 'matters.recuse',
  input: z.object({ matterId: uuid, version, words }).strict(),
  output,
  may: maySeeService,
  refusals: [],
  facts: [recused],
});

const mayOrder: readonly MayRule[] = (['leader', 'supervisor'] as const).map((role) => ({
  role,
  scope: 'division',
  kinds: serviceKinds,
}));

export const orderRecusal = command({
  name: 'matters.orderRecusal',
  input: z.object({ matterId: uuid, version, personId: uuid, words }).strict(),
  output,
  may: mayOrder,
  refusals: ['recusal.already'],
  facts: [recused],
});
