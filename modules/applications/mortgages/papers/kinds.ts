/** The papers of the book: the proof of an entry and the certificate of its release; the words in their numbers, their templates. */
import { readFileSync } from 'node:fs';
import type { PaperKind } from '#modules/papers';
import terms from './terms.json' with { type: 'json' };

const templateOf = (name: string) => readFileSync(new URL(`./${name}.typ`, import.meta.url), 'utf8');
const { numbers } = terms;

export const paperKinds: readonly PaperKind[] = [
  { kind: 'registrationProof', ...numbers.registrationProof, template: templateOf('registration-proof') },
  { kind: 'releaseCertificate', ...numbers.releaseCertificate, template: templateOf('release-certificate') },
];
