/** What followed the report: looked at, ordered to stop, served, looked at again, closed, as far as it has come. */
import type { PlannedDeed } from '../acting.ts';
import { type Member, nameFrom } from '../register.ts';
import words from '../seed/words.json' with { type: 'json' };
import { dayOf, onDay, plusMinutes } from './office-hours.ts';
import { type Party, partyOf } from './parties.ts';
import { shotsOf } from './scenes.ts';
import { type Outcome, paced, type Telling } from './telling.ts';

/** What one of two enters, the other confirms beside him. */
const CHECKED = ['verify', 'verify-confirmed'];
const ORDERED = ['order', 'order-confirmed'];
const SERVED = ['serve', 'serve-confirmed'];

/** The deeds by which each state is reached; `verify` and `recheck` end differently by outcome. */
const ROADS: Record<Outcome, readonly string[]> = {
  reported: [],
  joined: ['join'],
  dismissed: CHECKED,
  verified: ['verify'],
  confirmed: CHECKED,
  ordered: [...CHECKED, ...ORDERED],
  served: [...CHECKED, ...ORDERED, ...SERVED],
  stopped: [...CHECKED, ...ORDERED, ...SERVED, 'recheck'],
  defied: [...CHECKED, ...ORDERED, ...SERVED, 'recheck'],
  closed: [...CHECKED, ...ORDERED, ...SERVED, 'recheck', 'close'],
  awaitingCase: [...CHECKED, ...ORDERED, ...SERVED, 'recheck', 'defy'],
};

interface Course extends Telling {
  /** Of the deed before. */
  at: string;
  officers: [Member, Member];
  noticeId: string;
  party: Party;
  /** Of the matter before the deed: one more for each that was done. */
  version: number;
}

/** One of the cast is waited for where a confirmation is still owed, so that somebody can be shown giving it. */
function officersOf({ crew, sketch, city }: Telling, day: string): [Member, Member] {
  const two = crew.officers(sketch.village, day);
  return sketch.outcome === 'verified' ? [two[0], city.cast.get('deng')!] : two;
}

export function laterDeeds(t: Telling): PlannedDeed[] {
  const deeds: PlannedDeed[] = [];
  const { fate, sketch, place } = t;
  const party = partyOf(fate.id(`party ${sketch.key}`, t.reportedAt), place, fate.chance(`party ${sketch.key}`));
  const noticeId = fate.id(`notice ${sketch.key}`, t.reportedAt);
  let at = t.reportedAt;
  for (const step of ROADS[t.sketch.outcome]) {
    at = timeOf(t, step, at);
    // Who was there first stays with it; a licence that ran out meanwhile would bar him, so each day asks anew.
    const officers = officersOf(t, dayOf(at));
    const version = deeds.length + 1;
    const deed = (tell[step] ?? confirm)({ ...t, at, officers, noticeId, party, version });
    deeds.push({ ...deed, key: `${t.sketch.key}.${step}`, at });
  }
  return deeds;
}

/** Minutes from one deed to the next two years ago and now; from service on, whole working days. */
const MINUTES: Record<string, [number, number]> = { verify: [2_700, 330], join: [2_000, 300], order: [1_300, 60] };
const DAYS: Record<string, [number, number]> = { recheck: [3, 1], close: [4, 1], defy: [2, 1] };
const QUICK: Record<string, [number, number]> = { verify: [80, 140], order: [25, 60] };

function timeOf({ sketch, chance, hours }: Telling, step: string, before: string): string {
  if (step.endsWith('-confirmed')) return plusMinutes(before, chance.between(1, 4));
  if (step === 'serve') return plusMinutes(before, chance.between(12, 40));
  const days = DAYS[step];
  if (days) {
    const on = sketch.lastOn ?? hours.workingDay(dayOf(before), daysBetween(sketch.progress, days, chance.part()));
    return onDay(on, chance.between(8 * 60 + 40, 11 * 60 + 30));
  }
  if (sketch.lastOn && step === 'verify' && dayOf(before) < sketch.lastOn && !looksAgain(sketch.outcome))
    return onDay(sketch.lastOn, chance.between(8 * 60 + 40, 10 * 60));
  const [least, most] = QUICK[step] ?? [60, 90];
  const [then, now] = MINUTES[step]!;
  const minutes = sketch.lastOn ? chance.between(least, most) : Math.max(25, paced(chance, sketch.progress, then, now));
  return hours.atWork(plusMinutes(before, minutes), chance);
}

const looksAgain = (outcome: Outcome): boolean => ROADS[outcome].includes('recheck');

const daysBetween = (progress: number, [then, now]: [number, number], part: number): number =>
  Math.max(1, Math.round((then + (now - then) * progress) * (0.6 + 0.8 * part)));

type Told = Omit<PlannedDeed, 'key' | 'at'>;

const tell: Record<string, (c: Course) => Told> = { verify, join, order, serve, recheck, close, defy };

function confirm({ officers, id, version }: Course): Told {
  return { name: 'patrol.confirmPresence', by: officers[1].personId, input: { matterId: id, version, agrees: true } };
}

const ids = (officers: [Member, Member]) => officers.map((one) => one.personId);

function verify(c: Course): Told {
  const { chance, sketch, officers, at, id } = c;
  const shared = { matterId: id, officers: ids(officers), arrivedAt: plusMinutes(at, -chance.between(8, 20)) };
  const by = officers[0].personId;
  const name = 'patrol.verifyFinding';
  if (sketch.outcome === 'dismissed') {
    const why = chance.pick([
      'approved',
      'temporary',
      'agriculturalFacility',
      'ruralRoad',
      'notOurs',
      'noChange',
    ] as const);
    const found = why === 'noChange' ? { outcome: 'noChange' } : { outcome: 'lawful', ground: why };
    const said = chance.pick(words.verified[why]);
    const photos = shotsOf(c.scenes, 'quiet', chance, 2);
    return { name, by, input: { ...shared, ...found, stage: c.stage, words: said, photos } };
  }
  const photos = shotsOf(c.scenes, c.kind === 'building' ? c.stage : c.kind, chance, 2);
  const said = chance.pick(words.verified.illegal);
  return {
    name,
    by,
    input: { ...shared, outcome: 'illegal', plot: c.ground.plot, stage: c.stage, words: said, photos },
  };
}

function join({ chance, sketch, officers, id }: Course): Told {
  const input = { matterId: id, into: sketch.into!.id, words: chance.pick(words.joined) };
  return { name: 'patrol.joinFinding', by: officers[0].personId, input };
}

const violations: Record<string, string> = { digging: 'farmlandDamage', pondOrTrees: 'farmlandDamage' };

function order(c: Course): Told {
  const { chance, officers, kind, id, noticeId, party } = c;
  return {
    name: 'enforcement.issueStopNotice',
    by: officers[0].personId,
    input: {
      id: noticeId,
      matterId: id,
      party,
      violation: violations[kind] ?? 'occupation',
      act: chance.pick((words.acts as Record<string, string[]>)[kind]!),
      landUse: chance.pick(words.landUses),
      officers: ids(officers),
    },
  };
}

function serve(c: Course): Told {
  const { chance, officers, at, id, fate, sketch } = c;
  const shared = {
    id: fate.id(`service ${sketch.key}`, at),
    matterId: id,
    servedAt: plusMinutes(at, -chance.between(1, 6)),
    officers: ids(officers),
  };
  const photos = shotsOf(c.scenes, 'notice', chance, 1);
  const draw = photos.length > 0 ? chance.below(10) : 9;
  const name = 'enforcement.serveStopNotice';
  const by = officers[0].personId;
  if (draw > 2) {
    const receivedBy = c.party.kind === 'person' ? c.party.name : nameFrom(chance);
    const remark = chance.pick(words.remarks);
    return { name, by, input: { ...shared, mode: 'handedOver', receivedBy, remark, photos } };
  }
  const witness = words.witness.replace('{village}', c.place.village);
  const left = { witness, remark: words.refusedRemark, photos };
  return { name, by, input: { ...shared, ...left, mode: draw === 0 ? 'refused' : 'leftWithWitness' } };
}

function recheck(c: Course): Told {
  const { chance, officers, at, id, sketch } = c;
  const defied = sketch.outcome === 'defied' || sketch.outcome === 'awaitingCase';
  const outcome = defied ? 'defied' : 'stopped';
  return {
    name: 'patrol.recheckSite',
    by: chance.pick(officers).personId,
    input: {
      matterId: id,
      outcome,
      words: chance.pick(words[outcome]),
      seenAt: plusMinutes(at, -chance.between(5, 15)),
      photos: shotsOf(c.scenes, defied ? 'walls' : 'quiet', chance, 1),
    },
  };
}

function close({ chance, city, id }: Course): Told {
  const reviewer = city.slots.get(`office.legal.${chance.pick([0, 0, 0, 1, 2])}`)!;
  return {
    name: 'patrol.closeFinding',
    by: reviewer.personId,
    input: { matterId: id, words: chance.pick(words.closed) },
  };
}

function defy(c: Course): Told {
  const { chance, crew, sketch, fate, at, id, place } = c;
  const fill = (text: string) => text.replace('{county}', place.county).replace('{township}', place.township);
  return {
    name: 'enforcement.reportDefiance',
    by: crew.inspector(sketch.village).personId,
    input: {
      id: fate.id(`report ${sketch.key}`, at),
      matterId: id,
      addressees: words.addressees.map(fill),
      copies: words.copies.map(fill),
      words: chance.pick(words.defiance),
    },
  };
}
