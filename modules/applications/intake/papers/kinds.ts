/** The papers of intake and of refusal: their word in the number, their template. */
import { readFileSync } from 'node:fs';
import type { PaperKind } from '#modules/papers';
import terms from './terms.json' with { type: 'json' };

const template = (file: string): string => readFileSync(new URL(`./${file}`, import.meta.url), 'utf8');

export const paperKinds: readonly PaperKind[] = [
  { kind: 'acceptanceReceipt', ...terms.numbers.acceptanceReceipt, template: template('acceptance-receipt.typ') },
  { kind: 'oneTimeNotice', ...terms.numbers.oneTimeNotice, template: template('one-time-notice.typ') },
  { kind: 'nonAcceptanceNotice', ...terms.numbers.nonAcceptanceNotice, template: template('non-acceptance.typ') },
  { kind: 'refusalNotice', ...terms.numbers.refusalNotice, template: template('refusal.typ') },
];
