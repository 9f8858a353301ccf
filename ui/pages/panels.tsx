/** Panels: what a module shows on the page of a subject that another one keeps; the app that draws both brings them together. */
import { type ComponentType, createContext, lazy, type ReactNode, Suspense, useContext } from 'react';

export interface Outline {
  type: 'Polygon' | 'MultiPolygon';
  coordinates: readonly unknown[];
}

/** What is told of the subject of a page; all else a panel asks of its own module, and shows nothing where it is barred. */
export interface Subjects {
  matter: { id: string; kind: string; outline?: Outline };
  parcel: { id: string; outline: Outline };
  zone: { id: string };
  person: { id: string };
  division: { code: string };
  party: { id: string };
  paper: { id: string };
}
export type SubjectKind = keyof Subjects;

type Shown<K extends SubjectKind> = ComponentType<{ subject: Subjects[K] }>;

export interface Panel<K extends SubjectKind = SubjectKind> {
  about: K;
  /** Beside its place, among its papers, or before whoever is to sign a paper of it too. */
  at: 'place' | 'papers' | 'signing';
  /** Kinds of matter; absent: all. */
  kinds?: readonly string[];
  Show: Shown<K>;
}

/** Loaded when a page first shows it. */
export const panel = <K extends SubjectKind>(
  about: K,
  { load, ...more }: Omit<Panel<K>, 'about' | 'Show'> & { load(): Promise<{ default: Shown<K> }> },
): Panel => ({ about, ...more, Show: lazy(load) }) as unknown as Panel;

export const PanelsContext = createContext<readonly Panel[]>([]);

interface Asked<K extends SubjectKind> {
  about: K;
  at: Panel['at'];
  subject: Subjects[K];
  /** Until they are loaded. */
  waiting?: ReactNode;
}

/** In the order in which the app lists its modules. */
export function Panels<K extends SubjectKind>({ about, at, subject, waiting }: Asked<K>) {
  const kind = 'kind' in subject ? subject.kind : undefined;
  const fitting = useContext(PanelsContext).filter(
    (one) => one.about === about && one.at === at && (!one.kinds || (kind !== undefined && one.kinds.includes(kind))),
  ) as unknown as readonly Panel<K>[];
  if (fitting.length === 0) return null;
  return (
    <Suspense fallback={waiting}>
      {fitting.map(({ Show }, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is the app's own and never changes
        <Show key={nth} subject={subject} />
      ))}
    </Suspense>
  );
}
