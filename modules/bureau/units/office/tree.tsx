/** Units under units, with their people and the posts that nobody holds; choosing one narrows the list beside it. */
import type { OutputOf } from '@cuntu/base';
import { useState } from 'react';
import { useFound } from '#platform/client';
import { FoundTrouble, Loading } from '#ui/controls';
import { spellQuery, useAddress } from '#ui/pages';
import { useWords } from '#ui/words';
import { findUnits } from '../contract.ts';

type Unit = OutputOf<typeof findUnits>['units'][number];
type Children = ReadonlyMap<string | null, readonly Unit[]>;

/** A unit whose parent is closed stands at the top: nothing is lost from the tree. */
function childrenOf(units: readonly Unit[]): Children {
  const there = new Set(units.map(({ id }) => id));
  return Map.groupBy(units, ({ parentId }) => (parentId && there.has(parentId) ? parentId : null));
}

function Branch({ unit, below }: { unit: Unit; below: Children }) {
  const { t, count } = useWords();
  const { query } = useAddress();
  const chosen = query.unit === unit.id;
  const children = below.get(unit.id) ?? [];
  return (
    <li>
      <a
        className="unit-link"
        href={`/office/people${spellQuery({ ...query, unit: chosen ? undefined : unit.id })}`}
        aria-current={chosen || undefined}
      >
        <span>{unit.name}</span>
        <small>
          {t('bureau.units.people', { people: count(unit.people) })}
          {unit.vacant > 0 && <b>{t('bureau.units.vacant', { posts: count(unit.vacant) })}</b>}
        </small>
      </a>
      {children.length > 0 && (
        <ul>
          {children.map((child) => (
            <Branch key={child.id} unit={child} below={below} />
          ))}
        </ul>
      )}
    </li>
  );
}

const isWide = () => matchMedia('(min-width: 1200px)').matches;

export function UnitTree() {
  const { t } = useWords();
  const [open, setOpen] = useState(isWide);
  const found = useFound(findUnits, {});
  const below = childrenOf(found.data?.units ?? []);
  return (
    <details className="unit-tree" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('bureau.units.label')}</summary>
      {found.error && <FoundTrouble error={found.error} again={() => void found.refetch()} />}
      {found.isPending && <Loading />}
      <nav aria-label={t('bureau.units.label')}>
        <ul>
          {(below.get(null) ?? []).map((unit) => (
            <Branch key={unit.id} unit={unit} below={below} />
          ))}
        </ul>
      </nav>
    </details>
  );
}
