/** The plan of a place for a month or year beside what was done, zone by zone. */
import type { OutputOf } from '@cuntu/base';
import { type ReactNode, useState } from 'react';
import { findDivisions } from '#modules/bureau/contract';
import { DeedForm, useDeed, WordsField } from '#modules/matters/office';
import { newId, useDraft, useFound } from '#platform/client';
import { ActionButton, Choice, CommandTrouble, EmptyState, Field, FoundTrouble, Loading } from '#ui/controls';
import { useAddress, useHouse, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { adjustPlan, getPlan, makePlan } from '../../contract.ts';

type Found = OutputOf<typeof getPlan>;
type Zone = Found['zones'][number];

const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);

/** Those of which there may be plans, and whichever the address names. */
function yearsAround(today: string, asked: number): number[] {
  const next = Number(today.slice(0, 4)) + 1;
  return [...new Set([next, next - 1, next - 2, next - 3, asked])].sort((a, b) => b - a);
}

interface Picking {
  label: string;
  value: string | number;
  onChange(value: string): void;
  children: ReactNode;
}

/** The browser's own field for a month is spelt in the browser's language. */
const Pick = ({ label, value, onChange, children }: Picking) => (
  <Field label={label}>
    {(control) => (
      <select {...control} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    )}
  </Field>
);

function useAsked() {
  const { query } = useAddress();
  const { today } = useHouse();
  const { grants } = useMe();
  const own = grants.map(({ division }) => division).sort((a, b) => a.length - b.length)[0] ?? today.slice(0, 4);
  const year = Number(query.year ?? today.slice(0, 4));
  const month = query.span === 'year' ? undefined : Number(query.month ?? today.slice(5, 7));
  return { division: query.division ?? own, year, month, own, today };
}

function Making({ asked }: { asked: ReturnType<typeof useAsked> }) {
  const { t } = useWords();
  const deed = useDeed(makePlan);
  const { division, year, month } = asked;
  return (
    <div className="plan-make">
      <p>{t('plan.none')}</p>
      <ActionButton
        main
        busy={deed.state.is === 'sending'}
        onClick={() => void deed.send({ id: newId(), division, year, month })}
      >
        {t('plan.make')}
      </ActionButton>
      <CommandTrouble command={deed} kept={false} />
    </div>
  );
}

function Adjusting({ plan, changes, onDone }: { plan: NonNullable<Found['plan']>; changes: Changes; onDone(): void }) {
  const { t, count } = useWords();
  const deed = useDeed(adjustPlan);
  const draft = useDraft(`plan.${plan.id}.why`, '');
  const list = [...changes].map(([zoneId, times]) => ({ zoneId, times }));
  const send = async () => {
    const answer = await deed.send({ planId: plan.id, version: plan.version, changes: list, words: draft.value });
    if (answer.is !== 'done') return;
    draft.drop();
    onDone();
  };
  return (
    <DeedForm
      title={t('plan.adjust', { count: count(list.length) })}
      verb={t('plan.adjustNow')}
      deed={deed}
      kept={draft.kept}
      onSend={() => void send()}
      onLeave={onDone}
    >
      <WordsField
        label={t('plan.why')}
        rows={1}
        value={draft.value}
        onChange={draft.change}
        error={deed.faultAt('words')}
      />
    </DeedForm>
  );
}

type Changes = ReadonlyMap<string, number>;

function ZoneRow({ zone, times, onChange }: { zone: Zone; times: number | null; onChange?(times: number): void }) {
  const { t } = useWords();
  const { zoneId, name, zoneClass, intervalDays, done, due } = zone;
  return (
    <tr>
      <td className="list-what">
        <a href={`/office/zones/${zoneId}`}>{name}</a>
      </td>
      <td>{t(`zoneClass.${zoneClass}`)}</td>
      <td data-column={t('plan.column.interval')}>{t('plan.interval', { days: intervalDays })}</td>
      <td className="n" data-column={t('plan.column.planned')}>
        {onChange ? (
          <input
            className="input plan-times"
            type="number"
            min={0}
            max={366}
            aria-label={t('plan.timesOf', { name })}
            value={times ?? ''}
            onChange={(event) => onChange(Number(event.target.value))}
          />
        ) : (
          (times ?? '—')
        )}
      </td>
      <td className="n" data-column={t('plan.column.done')}>
        {done}
      </td>
      <td data-column={t('plan.column.behind')}>
        {due > done ? t('plan.behind', { count: due - done }) : t('plan.onTime')}
      </td>
    </tr>
  );
}

/** Of a county's four hundred; the sums are over all. */
const ROWS = 50;

function Table({ found }: { found: Found }) {
  const { t, moment, count } = useWords();
  const { today } = useHouse();
  const [changes, change] = useState<Changes>(new Map());
  const [shown, show] = useState(ROWS);
  const { plan, zones } = found;
  const put = (zoneId: string, times: number) => change((former) => new Map(former).set(zoneId, times));
  const sum = (of: (zone: Zone) => number) => count(zones.reduce((all, zone) => all + of(zone), 0));
  return (
    <>
      {plan && (
        <p className="quiet">
          {t('plan.version', { n: plan.version, by: plan.by ?? t('told.house'), at: moment(plan.madeAt, today) })}
          {plan.words && ` ${plan.words}`}
        </p>
      )}
      {plan && changes.size > 0 && (
        <Adjusting key={plan.version} plan={plan} changes={changes} onDone={() => change(new Map())} />
      )}
      <div className="plan-scroll">
        <table className="plain-table plan-table">
          <thead>
            <tr>
              {(['zone', 'class', 'interval', 'planned', 'done', 'behind'] as const).map((column) => (
                <th key={column} scope="col" className={['planned', 'done'].includes(column) ? 'n' : undefined}>
                  {t(`plan.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {zones.slice(0, shown).map((zone) => (
              <ZoneRow
                key={zone.zoneId}
                zone={zone}
                times={changes.get(zone.zoneId) ?? zone.planned}
                onChange={plan && found.mayPlan ? (times) => put(zone.zoneId, times) : undefined}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                {t('plan.sum', { count: count(zones.length) })}
              </th>
              <td className="n" data-column={t('plan.column.planned')}>
                {sum(({ planned }) => planned ?? 0)}
              </td>
              <td className="n" data-column={t('plan.column.done')}>
                {sum(({ done }) => done)}
              </td>
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
      {shown < zones.length && (
        <nav className="list-pages" aria-label={t('list.pages')}>
          <ActionButton small icon="next" onClick={() => show(shown + ROWS)}>
            {t('list.more')}
          </ActionButton>
        </nav>
      )}
      {found.more && <p className="quiet">{t('plan.more')}</p>}
    </>
  );
}

export default function PlansPage() {
  const { t } = useWords();
  const { change } = useAddress();
  const asked = useAsked();
  const { division, year, month, own, today } = asked;
  const found = useFound(getPlan, { division, year, month }, { keepFormer: true });
  const level = own.length >= 9 ? 'village' : own.length >= 6 ? 'township' : 'county';
  const under = useFound(findDivisions, { under: own, level });
  const { data, error } = found;
  return (
    <div className="page plans-page">
      <header className="page-head">
        <h1>{t('page.plans')}</h1>
        <p>{t('plan.lead')}</p>
      </header>
      <div className="patrol-tools">
        <Choice<'month' | 'year'>
          label={t('plan.span')}
          value={month === undefined ? 'year' : 'month'}
          onChange={(span) => change({ span: span === 'year' ? 'year' : undefined })}
          options={(['month', 'year'] as const).map((value) => ({ value, words: t(`plan.${value}`) }))}
        />
        <Pick label={t('plan.when')} value={year} onChange={(to) => change({ year: to })}>
          {yearsAround(today, year).map((one) => (
            <option key={one} value={one}>
              {t('map.asOf.year', { year: one })}
            </option>
          ))}
        </Pick>
        {month !== undefined && (
          <Pick label={t('plan.whenMonth')} value={month} onChange={(to) => change({ month: to })}>
            {MONTHS.map((one) => (
              <option key={one} value={one}>
                {t(`map.asOf.monthName.${one}`)}
              </option>
            ))}
          </Pick>
        )}
        <Pick label={t('plan.place')} value={division} onChange={(to) => change({ division: to })}>
          <option value={own}>{t('plan.whole')}</option>
          {under.data?.divisions
            .filter(({ code }) => code !== own)
            .map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
        </Pick>
      </div>
      {error && <FoundTrouble error={error} again={() => void found.refetch()} />}
      {!data && !error && <Loading />}
      {data && data.zones.length === 0 && <EmptyState title={t('plan.noZones')} sentence={t('plan.noZonesThen')} />}
      {data && data.zones.length > 0 && !data.plan && data.mayPlan && <Making asked={asked} />}
      {data && data.zones.length > 0 && <Table key={`${division} ${year} ${month}`} found={data} />}
    </div>
  );
}
