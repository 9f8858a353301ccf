/** The two papers of this slice: their word in the number, their template. */
import { readFileSync } from 'node:fs';
import type { PaperKind } from '#modules/papers';
import terms from './terms.json' with { type: 'json' };

const template = (file: string): string => readFileSync(new URL(`./${file}`, import.meta.url), 'utf8');

export const paperKinds: readonly PaperKind[] = [
  { kind: 'stopNotice', ...terms.numbers.stopNotice, template: template('stop-notice.typ') },
  { kind: 'defianceReport', ...terms.numbers.defianceReport, template: template('defiance-report.typ') },
];
