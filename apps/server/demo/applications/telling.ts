/** What the telling of one application starts from: the city around it, the sketch, and what chance makes of both. */
import type { ItemKey } from '#modules/applications/contract';
import type { PlannedDeed } from '../acting.ts';
import type { Chance, Fate } from '../chance.ts';
import type { OfficeHours } from '../findings/office-hours.ts';
import type { Village } from '../findings/plots.ts';
import type { City } from '../register.ts';
import type { Papers } from '../scenery.ts';
import type { Clerks } from './clerks.ts';
import type { Site } from './sites.ts';

export type Outcome =
  | 'submitted'
  | 'incomplete'
  | 'admitted'
  | 'examined'
  | 'objected'
  | 'registered'
  | 'checked'
  | 'asked'
  | 'concluded'
  | 'issued'
  | 'delivered'
  | 'supplied'
  | 'returned'
  | 'silent'
  | 'refusalReady'
  | 'refused'
  | 'declined'
  | 'withdrawn'
  | 'lapsed';

/** Everything that the making of one application asks of the city. */
export interface Setting {
  fate: Fate;
  city: City;
  clerks: Clerks;
  hours: OfficeHours;
  papers: Papers;
  sites: readonly Site[];
  /** The parcel that is barred. */
  held: Site | undefined;
  villages: ReadonlyMap<string, Village>;
  anchorOn: string;
}

/** A mortgage as the book will have it: what is changed or released later. */
export interface Entry {
  id: string;
  site: Site;
  bank: string;
  amount: number;
  fromOn: string;
  toOn: string;
  /** Of the last entry that concerns it. */
  at: string;
  released: boolean;
}

export interface Sketch {
  /** Ids and words follow from it. */
  key: string;
  item: ItemKey;
  outcome: Outcome;
  takenAt: string;
  /** From 0, two years ago, to 1, now: how quick the bureau has become. */
  progress: number;
  site: Site;
  /** What is changed or released. */
  entry?: Entry;
  /** It waits for its next deed on the anchor day: what went before went without delay. */
  open?: true;
  /** Too little time is left for anything but the quick way. */
  late?: true;
  /** Taken in by another than the one who can be signed in as. */
  other?: true;
}

/** A deed on a parcel, which its form names if it has one: the parcel's id is known only where its land has been brought in. */
export interface LandDeed extends PlannedDeed {
  unitNumber?: string;
}

/** One step of a life, without what all of them have. */
export type Told = Pick<LandDeed, 'name' | 'by' | 'input' | 'unitNumber'>;

export interface Telling extends Setting {
  sketch: Sketch;
  chance: Chance;
  id: string;
  /** Of the step that is told. */
  at: string;
  /** Whoever takes it in, examines it, enters it in the book. */
  clerk: string;
  examiner: string;
  registrar: string;
  /** Of a preview: the office that is asked, whoever answers there, and the leader who signs. */
  office: string;
  reviewer: string;
  leader: string;
}

export interface Life {
  deeds: LandDeed[];
  /** What stands in the book after it. */
  entry?: Entry;
}
