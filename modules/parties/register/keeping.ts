/** An outside person or firm is kept with the matter that names them; numbers are sealed before they reach a row. */
import type { z } from 'zod';
import type { Deed } from '#platform/pipeline';
import type { partyInput } from './contract.ts';
import { insertParty } from './tables.ts';

const TAIL = 4;

export function keepParty(deed: Deed, party: z.output<typeof partyInput>, matterId: string, factN: number): void {
  insertParty(
    deed.tx,
    {
      id: party.id,
      matterId,
      factN,
      kind: party.kind,
      name: party.name,
      identitySealed: party.identityNumber ? deed.seal(party.identityNumber, `party.identity:${party.id}`) : null,
      identityTail: party.identityNumber?.slice(-TAIL) ?? null,
      phoneSealed: party.phone ? deed.seal(party.phone, `party.phone:${party.id}`) : null,
      address: party.address ?? null,
    },
    deed.at,
  );
}
