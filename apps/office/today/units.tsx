/** What waits for others, by unit: each row opens that unit's work. */
import type { OutputOf } from '@cuntu/base';
import { findWaitingUnits } from '#modules/matters/contract';
import { useFound } from '#platform/client';
import { EmptyState, FoundTrouble, Light, Loading } from '#ui/controls';
import { spellQuery } from '#ui/pages';
import { useWords } from '#ui/words';

type Unit = OutputOf<typeof findWaitingUnits>['units'][number];

/** Stands for no unit in the question, as it does in the answer's order. */
const NO_UNIT = '00000000-0000-0000-0000-000000000000';

function UnitRow({ unit }: { unit: Unit }) {
  const { t, count } = useWords();
  return (
    <tr>
      <th scope="row">
        <a href={`/office/${spellQuery({ whose: 'others', unit: unit.unitId ?? NO_UNIT })}`}>
          {unit.unit ?? t('today.noUnit')}
        </a>
      </th>
      <td className="n">{count(unit.total)}</td>
      <td className="n waiting-late" data-none={unit.late === 0 || undefined}>
        {unit.late > 0 && <Light colour="red" size={14} />} {count(unit.late)}
      </td>
      <td className="n waiting-soon" data-none={unit.dueSoon === 0 || undefined}>
        {unit.dueSoon > 0 && <Light colour="yellow" size={14} />} {count(unit.dueSoon)}
      </td>
    </tr>
  );
}

export function WaitingUnits() {
  const { t } = useWords();
  const found = useFound(findWaitingUnits, {}, { keepFormer: true });
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  if (found.data.units.length === 0) return <EmptyState title={t('today.empty.others')} />;
  return (
    <table className="plain-table waiting-units">
      <thead>
        <tr>
          <th scope="col">{t('today.unit')}</th>
          {(['waiting', 'overdue', 'dueSoon'] as const).map((column) => (
            <th key={column} scope="col" className="n">
              {t(`today.units.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {found.data.units.map((unit) => (
          <UnitRow key={unit.unitId ?? NO_UNIT} unit={unit} />
        ))}
      </tbody>
    </table>
  );
}
