/** Somebody saw something: place, kind, words, photos; the responsible station follows from the place. */
import { must, ok, together } from '@cuntu/base';
import { chinaDateOf } from '@cuntu/calendar';
import { attach, openMatter } from '#modules/matters';
import { handle } from '#platform/pipeline';
import { findingReported, reportFinding } from '../contract.ts';
import { decideSize, locate } from '../place.ts';
import { decideBegun, decidePlace, decideStage, decideTimes } from '../rules.ts';
import { insertFinding } from '../tables/acts.ts';

export const handleReportFinding = handle(reportFinding, async (deed, input) => {
  const foundDay = must(chinaDateOf(input.foundAt));
  const { place, sureOfArea: sure } = input;
  const shape = decidePlace(place, 'place');
  const located = shape.ok ? await locate(deed.tx, place, 'place') : shape;
  const sized = shape.ok ? await decideSize(deed.tx, { place, sure, on: deed.today }) : ok(true);
  const sound = together(
    decideStage(input),
    located,
    sized,
    decideTimes(input.foundAt, deed.at),
    decideBegun(input.begunOn, foundDay),
  );
  if (!sound.ok) return sound;
  if (!located.ok) return located;
  const { division, placeName } = located.value;
  const allowed = deed.allow({ division });
  if (!allowed.ok) return allowed;
  const { id, kind, channel, words, foundAt, photos } = input;
  const stage = input.stage ?? 'none';
  const begunOn = input.begunOn ?? null;
  const opened = await openMatter(deed, {
    id,
    kind: 'finding',
    topic: kind,
    placeName,
    division,
    place,
    happenedAt: foundAt,
    fact: findingReported,
    fields: { place, placeName, kind, stage, channel, words, begunOn, photos },
    said: { words, photos: photos.length, kind, channel },
  });
  await insertFinding(deed.tx, {
    matterId: id,
    factN: opened.n,
    place,
    kind,
    stage,
    channel,
    words,
    foundAt,
    foundMonth: foundDay.slice(0, 7),
    begunOn,
    county: division.slice(0, 6),
    reportedAt: deed.at,
  });
  const hung = await attach(deed, id, opened.n, 'photos', photos);
  if (!hung.ok) return hung;
  const { number, unit, person, phone, dueOn } = opened;
  return ok({ id, number, division, placeName, unit, person, phone, dueOn });
});
