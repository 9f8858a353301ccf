/** The preliminary opinion: its word in the number, its template. */
import { readFileSync } from 'node:fs';
import type { PaperKind } from '#modules/papers';
import terms from './terms.json' with { type: 'json' };

export const paperKinds: readonly PaperKind[] = [
  {
    kind: 'previewOpinion',
    ...terms.number,
    template: readFileSync(new URL('./preview-opinion.typ', import.meta.url), 'utf8'),
  },
];
