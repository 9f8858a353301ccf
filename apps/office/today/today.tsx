/** Today: the date, how early, what waits for me, and the map of where it is. */
import type { OutputOf } from '@cuntu/base';
import { useMemo } from 'react';
import { findWorklist } from '#modules/matters/contract';
import { useFound } from '#platform/client';
import { Choice, EmptyState, FoundTrouble, Loading, Worklist } from '#ui/controls';
import { BesideMap, useAddress, useHouse, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { EarlyOfMonth } from './early.tsx';
import { addressOf, inOrder, itemOf, type Order } from './task-words.ts';
import { TodayMap, type Work } from './today-map.tsx';
import { readsEarly, type Whose, whoseFor } from './whose.ts';

const orders: readonly Order[] = ['time', 'place', 'unit'];
const MOST = 30;

function Head({ found }: { found?: OutputOf<typeof findWorklist> }) {
  const { t, day } = useWords();
  const { today } = useHouse();
  return (
    <header className="page-head">
      <h1>{day(today)}</h1>
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
  const order = orders.find((one) => one === query.by) ?? 'time';
  return (
    <div className="today-orders">
      <Choice<Order>
        label={t('today.order')}
        value={order}
        onChange={(by) => change({ by })}
        options={orders.map((one) => ({ value: one, words: t(`today.by.${one}`) }))}
      />
      {choices.length > 1 && (
        <Choice<Whose>
          label={t('today.whose')}
          value={whose}
          onChange={(next) => change({ whose: next, at: undefined })}
          options={choices.map((one) => ({ value: one, words: t(`today.of.${one}`) }))}
        />
      )}
    </div>
  );
}

function Nothing() {
  const { t } = useWords();
  return (
    <EmptyState
      title={t('today.empty')}
      sentence={t('today.emptyThen')}
      links={[
        { words: t('today.seeAll'), href: '/office/findings' },
        { words: t('today.seeMap'), href: '/office/map' },
      ]}
    />
  );
}

function Waiting({ choices }: { choices: readonly Whose[] }) {
  const words = useWords();
  const { t } = words;
  const { today } = useHouse();
  const { roles } = useMe();
  const { query, change, go } = useAddress();
  const whose = choices.find((one) => one === query.whose) ?? choices[0]!;
  const order = orders.find((one) => one === query.by) ?? 'time';
  const found = useFound(findWorklist, { whose, sort: order, limit: MOST }, { keepFormer: true });
  const work = useMemo<Work>(() => {
    const tasks = inOrder(found.data?.tasks ?? [], order);
    return { tasks, items: tasks.map((task, nth) => itemOf(words, task, nth, today)) };
  }, [found.data, order, words, today]);
  const chosenId = work.items.some(({ id }) => id === query.at) ? query.at : work.items[0]?.id;
  const choose = (id: string) => change({ at: id });
  const open = (id: string) => go(addressOf(work.tasks.find(({ matterId }) => matterId === id)!));
  return (
    <BesideMap map={<TodayMap work={work} chosenId={chosenId} onChoose={choose} />}>
      <Head found={found.data} />
      {readsEarly(roles) && <EarlyOfMonth />}
      <div className="list-head">
        <h2>{t('today.title')}</h2>
        <Orders whose={whose} choices={choices} />
        <span>{t(found.data?.more ? 'today.countMore' : 'today.count', { count: work.items.length })}</span>
      </div>
      {found.error && <FoundTrouble error={found.error} again={() => void found.refetch()} />}
      {!found.data && !found.error && <Loading />}
      {found.data && work.items.length === 0 && <Nothing />}
      <Worklist items={work.items} chosenId={chosenId} onChoose={choose} onOpen={open} />
      {work.items.length > 0 && (
        <p className="list-foot">
          <a href="/office/findings?state=open&sort=due">{t('today.seeAll')}</a>
        </p>
      )}
    </BesideMap>
  );
}

export default function Today() {
  const { t } = useWords();
  const { roles } = useMe();
  const choices = whoseFor(roles);
  if (choices.length > 0) return <Waiting choices={choices} />;
  return (
    <div className="page">
      <Head />
      <EmptyState
        title={t('today.noWork')}
        sentence={t('today.noWorkThen')}
        links={[{ words: t('page.norms'), href: '/office/norms' }]}
      />
    </div>
  );
}
