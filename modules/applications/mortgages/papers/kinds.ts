/** The proof of registration: its word in the number, its template. */
import { readFileSync } from 'node:fs';
import type { PaperKind } from '#modules/papers';
import terms from './terms.json' with { type: 'json' };

export const paperKinds: readonly PaperKind[] = [
  {
    kind: 'registrationProof',
    ...terms.number,
    template: readFileSync(new URL('./registration-proof.typ', import.meta.url), 'utf8'),
  },
];
