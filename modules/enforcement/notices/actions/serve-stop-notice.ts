/** The notice reaches its addressee: handed over, left before a witness, or refused; the clock to look again starts. */
import { must, ok, refuse, together } from '@cuntu/base';
import { chinaDateOf } from '@cuntu/calendar';
import { officersOn } from '#modules/bureau';
import { attach, moveOn, takeUp } from '#modules/matters';
import { findPaper, keepService } from '#modules/papers';
import { decideAnew, decideNotAhead, decideOfficers, markOrdered, secondOf } from '#modules/patrol';
import { handle } from '#platform/pipeline';
import { serveStopNotice, stopNoticeServed } from '../contract.ts';
import { decideService } from '../rules.ts';
import { findNotice } from '../tables.ts';

export const handleServeStopNotice = handle(serveStopNotice, async (deed, input) => {
  const taken = await takeUp(deed, input.matterId, 'finding', input.version);
  if (!taken.ok) return taken;
  const anew = decideAnew(taken.value.state, input.version);
  if (!anew.ok) return anew;
  const notice = await findNotice(deed.tx, input.matterId);
  const paper = notice && (await findPaper(deed.tx, notice.paperId));
  if (!notice || !paper?.issuedAt) return refuse('thing.notFound', { at: 'matterId' });
  const on = must(chinaDateOf(input.servedAt));
  const officers = await officersOn(deed.tx, input.officers, 'enforcement', on, taken.value.division);
  const sound = together(
    decideNotAhead(input.servedAt, deed.at, 'servedAt'),
    decideService(input, paper.issuedAt),
    decideOfficers(officers, input.officers, deed.personId),
  );
  if (!sound.ok) return sound;
  const { mode, servedAt, remark, photos } = input;
  const receivedBy = input.receivedBy ?? null;
  const witness = input.witness ?? null;
  const moved = await moveOn(deed, taken.value, {
    step: 'serveStopNotice',
    fact: stopNoticeServed,
    fields: { mode, receivedBy, witness, photos },
    said: { mode, number: notice.number, receivedBy, witness, photos: photos.length },
    happenedAt: servedAt,
    together: input.officers,
    owedBy: secondOf(input.officers, deed.personId),
  });
  if (!moved.ok) return moved;
  const factN = moved.value.n;
  await keepService(deed, {
    id: input.id,
    matterId: input.matterId,
    factN,
    paperId: notice.paperId,
    mode,
    servedAt,
    receivedBy,
    witness,
    remark: remark || null,
    officers: input.officers,
  });
  await markOrdered(deed.tx, input.matterId, servedAt);
  const hung = await attach(deed, input.matterId, factN, 'photos', photos);
  return hung.ok ? ok({ matterId: input.matterId, state: moved.value.to }) : hung;
});
