/** What a slice brings to the office: its pages, its words, and where the go-anywhere dialog may look. */
import type { ComponentType } from 'react';
import type { IconName } from '#ui/controls';
import type { WordFiles, Words } from '#ui/words';
import type { MapLayerOffer } from './map-layers.ts';
import type { Panel } from './panels.tsx';

/** 管地 办事 听民 管己: the bureau's own four duties; without one an entry stands at the top. */
export type Duty = 'land' | 'service' | 'people' | 'self';

export interface Entry {
  icon: IconName;
  /** Key of a shorter name for the foot of a phone, where five stand side by side. */
  short?: string;
  duty?: Duty;
  /** Entries of one duty stand by this. */
  order: number;
  /** What waits there; a hook, so it may ask the server. */
  useCount?: () => number | undefined;
  /** Its count is of what somebody asks of this very person: it shows even where the entry itself is folded away. */
  calls?: boolean;
  /** What the entry's address says besides its path, so that its count is the count of the page it opens. */
  query?: Readonly<Record<string, string>>;
}

export interface OfficePage {
  /** Under /office, in the router's spelling: '/findings/$findingId'. */
  path: string;
  /** Key of the page's name: navigation, the window's title. */
  title: string;
  load(): Promise<{ default: ComponentType }>;
  /** Who has any business there; absent: everybody. The menu leaves it out for others, its address tells them whom to ask. */
  roles?: readonly string[];
  /** Absent for pages that are reached from others. */
  entry?: Entry;
}

export interface GoHit {
  id: string;
  title: string;
  detail?: string;
  href: string;
}

/** One place where Ctrl K looks. `text` is trimmed and not empty. */
export interface GoSource {
  id: string;
  /** Key of its heading. */
  title: string;
  find(text: string, words: Words, signal: AbortSignal): Promise<readonly GoHit[]>;
}

/** The default export of a module's `office/index.ts`, listed in apps/office/routes.tsx. */
export interface OfficeSlice {
  words: WordFiles;
  pages: readonly OfficePage[];
  goSources?: readonly GoSource[];
  /** What it shows on pages of other modules' subjects. */
  panels?: readonly Panel[];
  /** What it draws on every map beneath what the page puts there. */
  mapLayers?: readonly MapLayerOffer[];
}

export const officeSlice = (slice: OfficeSlice): OfficeSlice => slice;
