/** The papers that tell an applicant of his clocks: their word in the number, their template. */
import { readFileSync } from 'node:fs';
import type { PaperKind } from '#modules/papers';
import terms from './terms.json' with { type: 'json' };

const template = (file: string): string => readFileSync(new URL(`./${file}`, import.meta.url), 'utf8');

export const paperKinds: readonly PaperKind[] = [
  { kind: 'suspensionNotice', ...terms.numbers.suspensionNotice, template: template('suspension-notice.typ') },
  { kind: 'extensionNotice', ...terms.numbers.extensionNotice, template: template('extension-notice.typ') },
];
