/** Whatever ends a promise is counted when it happens, so that no page ever counts by reading matters. */
import { must } from '@cuntu/base';
import { chinaDateOf } from '@cuntu/calendar';
import { clocksOf } from '#modules/matters';
import { almanacNow } from '#modules/norms';
import type { Db } from '#platform/database';
import type { FactHearer } from '#platform/pipeline';
import { findApplication } from '../../intake/tables.ts';
import { finishingFacts, WITHDRAWN } from '../contract.ts';
import { daysTaken } from '../rules.ts';
import { keepExplained, keepOutcome, settleExplained } from '../tables.ts';

/** 优化营商环境条例 36: why it was missed, said in public. */
const EXPLAINED = 'matters.delayExplained';

export const keepPromise: FactHearer = {
  name: 'applications.keepPromise',
  facts: [...finishingFacts, WITHDRAWN, EXPLAINED],
  async hear({ db }, { matterId, name }) {
    if (!matterId) return;
    if (name === EXPLAINED) await keepExplained(db, matterId);
    else await keep(db, matterId, name === WITHDRAWN);
    await settleExplained(db, matterId);
  },
};

async function keep(db: Db, matterId: string, takenBack: boolean): Promise<void> {
  const application = await findApplication(db, matterId);
  const clocks = await clocksOf(db, matterId);
  const promise = clocks.find(({ name }) => name === 'promise');
  const statutory = clocks.find(({ name }) => name === 'statutory');
  if (!application || !promise?.stoppedAt || !statutory) return;
  const startedOn = must(chinaDateOf(promise.startedAt));
  const finishedOn = must(chinaDateOf(promise.stoppedAt));
  // Of the day that the clock bore when it stopped: what was due then is not made late by a later notice. What stood still until
  // then had time left, and its day is that before it stood.
  const stood = promise.pauses.at(-1)?.until === finishedOn;
  const kept = stood || finishedOn <= promise.dueOn;
  if (takenBack && kept) return;
  await keepOutcome(db, {
    matterId,
    item: application.item,
    finishedOn,
    days: daysTaken(await almanacNow(db), { ...promise, startedOn, stoppedOn: finishedOn }),
    promised: promise.count,
    statutory: statutory.count,
    kept,
  });
}
