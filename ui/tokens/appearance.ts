/** How the screen looks to this person: light or dark, normal or large type; kept on the device, set before first paint. */
import { keep, recall } from '#platform/client';

export type Shade = 'light' | 'dark';
export type ShadeChoice = Shade | 'system';
export type TypeSize = 'normal' | 'large';
export interface Appearance {
  choice: ShadeChoice;
  shade: Shade;
  size: TypeSize;
}

/** Same keys as apps/office/public/appearance.js, which runs before anything is drawn. */
const SHADE_KEY = 'appearance.shade';
const SIZE_KEY = 'appearance.size';

const prefersDark = () => globalThis.matchMedia?.('(prefers-color-scheme: dark)');

function read(): Appearance {
  const kept = recall(SHADE_KEY);
  const choice: ShadeChoice = kept === 'light' || kept === 'dark' ? kept : 'system';
  const shade = choice === 'system' ? (prefersDark()?.matches ? 'dark' : 'light') : choice;
  return { choice, shade, size: recall(SIZE_KEY) === 'large' ? 'large' : 'normal' };
}

const hearers = new Set<() => void>();
let current: Appearance | undefined;

export function appearance(): Appearance {
  current ??= read();
  return current;
}

/** Puts what was chosen onto the document. The small script before the page does the same, for the first paint. */
export function dressDocument(): void {
  current = read();
  const root = document.documentElement;
  root.dataset.theme = current.shade;
  root.dataset.size = current.size;
  for (const hear of hearers) hear();
}

export function chooseShade(choice: ShadeChoice): void {
  keep(SHADE_KEY, choice);
  dressDocument();
}

export function chooseTypeSize(size: TypeSize): void {
  keep(SIZE_KEY, size);
  dressDocument();
}

/** Calls back on each change, also when the system turns dark at dusk; returns how to stop. */
export function onAppearance(hear: () => void): () => void {
  if (hearers.size === 0) prefersDark()?.addEventListener('change', dressDocument);
  hearers.add(hear);
  return () => {
    hearers.delete(hear);
    if (hearers.size === 0) prefersDark()?.removeEventListener('change', dressDocument);
  };
}
