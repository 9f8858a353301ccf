/** Today: the date, how early, what waits for me or for others, and the map of where it is. */
import type { OutputOf } from '@cuntu/base';
import { useMemo } from 'react';
import type { findWorklist } from '#modules/matters/contract';
import { Escalations, UnexplainedDelays } from '#modules/matters/office';
import { AskedLines, DueZones } from '#modules/patrol/office';
import { ActionButton, Choice, EmptyState, FoundTrouble, Loading, Worklist } from '#ui/controls';
import { BesideMap, type Query, useAddress, useHouse, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { Doors } from './doors.tsx';
import { EarlyOfMonth } from './early.tsx';
import { addressOf, itemOf, type Order } from './task-words.ts';
import { TodayMap, type Work } from './today-map.tsx';
import { WaitingUnits } from './units.tsx';
import { answersForUnits, readsEarly, seesFindings, type Whose, whoseFirst, whoseFor } from './whose.ts';
import { useWork } from './work.ts';

const orders: readonly Order[] = ['time', 'place', 'unit'];

function Head({ found }: { found?: OutputOf<typeof findWorklist> }) {
  const { t, day } = useWords();
  const { today } = useHouse();
  return (
    <header className="page-head">
      <h1>{day(today, today)}</h1>
      {found && (
        <p>
          {t(found.dueSoon > 0 ? 'today.soon' : 'today.noneSoon', { count: found.dueSoon })}
          {found.late > 0 && (
            <>
              {t('today.and')}
              <b>{t('today.late', { count: found.late })}</b>
            </>
          )}
          {t('today.stop')}
        </p>
      )}
    </header>
  );
}

function Orders({ whose, choices }: { whose: Whose; choices: readonly Whose[] }) {
  const { t } = useWords();
  const { query, change } = useAddress();
  return (
    <div className="today-orders">
      <Choice<Order>
        label={t('today.order')}
        value={orderIn(query)}
        onChange={(by) => change({ by, after: undefined, at: undefined })}
        options={orders.map((one) => ({ value: one, words: t(`today.by.${one}`) }))}
      />
      {choices.length > 1 && (
        <Choice<Whose>
          label={t('today.whose')}
          value={whose}
          onChange={(next) => change({ whose: next, after: undefined, at: undefined, unit: undefined })}
          options={choices.map((one) => ({ value: one, words: t(`today.of.${one}`) }))}
        />
      )}
    </div>
  );
}

function Nothing({ whose }: { whose: Whose }) {
  const { t } = useWords();
  if (!seesFindings(useMe().roles))
    return (
      <EmptyState
        title={t(`today.empty.${whose}`)}
        sentence={t('today.emptyThenService')}
        links={[{ words: t('today.seeApplications'), href: '/office/applications?state=open' }]}
      />
    );
  return (
    <EmptyState
      title={t(`today.empty.${whose}`)}
      sentence={t('today.emptyThen')}
      links={[
        { words: t('today.seeAll'), href: '/office/findings?state=open' },
        { words: t('today.seeMap'), href: '/office/map' },
      ]}
    />
  );
}

function Pages({ next }: { next: string | null }) {
  const { t } = useWords();
  const { query, change } = useAddress();
  if (next === null && !query.after) return null;
  return (
    <nav className="list-pages" aria-label={t('today.pages')}>
      {query.after && (
        <ActionButton small icon="previous" onClick={() => change({ after: undefined, at: undefined }, true)}>
          {t('today.first')}
        </ActionButton>
      )}
      {next !== null && (
        <ActionButton small icon="next" onClick={() => change({ after: next, at: undefined }, true)}>
          {t('today.more')}
        </ActionButton>
      )}
    </nav>
  );
}

/** `by` of the address: an order of the list, or for whoever answers for others the units themselves. */
const orderIn = ({ by }: Query): Order => orders.find((one) => one === by) ?? 'time';

function WorkList({ whose, choices }: { whose: Whose; choices: readonly Whose[] }) {
  const words = useWords();
  const { t, count } = words;
  const { today } = useHouse();
  const { roles } = useMe();
  const { query, change, go } = useAddress();
  const order = orderIn(query);
  const unit = whose === 'others' ? query.unit : undefined;
  const found = useWork({ whose, order, unit, cursor: query.after });
  const work = useMemo<Work>(() => {
    const tasks = found.data?.tasks ?? [];
    return { tasks, items: tasks.map((task, nth) => itemOf(words, task, nth, today)) };
  }, [found.data, words, today]);
  const chosenId = work.items.some(({ id }) => id === query.at) ? query.at : work.items[0]?.id;
  const choose = (id: string) => change({ at: id });
  const open = (id: string) => go(addressOf(work.tasks.find(({ matterId }) => matterId === id)!));
  const title = t(`today.title.${whose}`);
  const first = work.tasks[0];
  return (
    <BesideMap map={<TodayMap title={title} work={work} chosenId={chosenId} onChoose={choose} />}>
      <Head found={found.data} />
      <AskedLines />
      <Escalations hrefOf={hrefOf} />
      <UnexplainedDelays hrefOf={hrefOf} />
      {readsEarly(roles) && <EarlyOfMonth />}
      <DueZones />
      <div className="list-head">
        <h2>{unit && first ? t('today.title.ofUnit', { unit: first.unit || t('today.noUnit') }) : title}</h2>
        <Orders whose={whose} choices={choices} />
        {found.data && (
          <span>
            {t(found.data.totalIsMore ? 'today.countMore' : 'today.count', { count: count(found.data.total) })}
          </span>
        )}
      </div>
      {unit && (
        <p className="list-back">
          <a href="/office/?whose=others">{t('today.allUnits')}</a>
        </p>
      )}
      {found.error && <FoundTrouble error={found.error} again={() => void found.refetch()} />}
      {!found.data && !found.error && <Loading />}
      {found.data && work.items.length === 0 && <Nothing whose={whose} />}
      <Worklist label={title} items={work.items} chosenId={chosenId} onChoose={choose} onOpen={open} />
      {found.data && <Pages next={found.data.next} />}
      {work.items.length > 0 && (
        <p className="list-foot">
          {seesFindings(roles) ? (
            <a href="/office/findings?state=open&sort=due">{t('today.seeAll')}</a>
          ) : (
            <a href="/office/applications?state=open">{t('today.seeApplications')}</a>
          )}
        </p>
      )}
    </BesideMap>
  );
}

const hrefOf = (one: Parameters<typeof addressOf>[0]): string => `/office${addressOf(one)}`;

const OWN_MOST = 3;

/** What waits for a leader himself: a signature, a call-back. Nothing where nothing does. */
function OwnWork() {
  const words = useWords();
  const { t, count } = words;
  const { today } = useHouse();
  const { go } = useAddress();
  const { data } = useWork({ whose: 'mine', order: 'time' });
  if (!data || data.tasks.length === 0) return null;
  const items = data.tasks.slice(0, OWN_MOST).map((task, nth) => itemOf(words, task, nth, today));
  const open = (id: string) => go(addressOf(data.tasks.find(({ matterId }) => matterId === id)!));
  return (
    <section>
      <div className="list-head">
        <h2>{t('today.title.mine')}</h2>
        <span>
          <a href="/office/?whose=mine">{t('today.count', { count: count(data.total) })}</a>
        </span>
      </div>
      <Worklist label={t('today.title.mine')} items={items} onChoose={open} onOpen={open} />
    </section>
  );
}

/** What waits for others, by unit, beside the map of all findings. */
function ByUnit() {
  const { t } = useWords();
  const found = useWork({ whose: 'others', order: 'time' });
  return (
    <BesideMap map={<TodayMap title={t('today.all')} onlyAll />}>
      <Head found={found.data} />
      <Escalations hrefOf={hrefOf} />
      <UnexplainedDelays hrefOf={hrefOf} />
      <OwnWork />
      <EarlyOfMonth />
      <div className="list-head">
        <h2>{t('today.title.units')}</h2>
        <span>
          <a href="/office/?whose=others&by=time">{t('today.oneByOne')}</a>
        </span>
      </div>
      <WaitingUnits />
    </BesideMap>
  );
}

export default function Today() {
  const { roles } = useMe();
  const { query } = useAddress();
  const choices = whoseFor(roles);
  const whose = choices.find((one) => one === query.whose) ?? whoseFirst(roles);
  if (whose === undefined) return <Doors />;
  if (whose === 'others' && answersForUnits(roles) && !query.by && !query.unit) return <ByUnit />;
  return <WorkList whose={whose} choices={choices} />;
}
