/** Who may do what to which matter, as it is declared and as HTTP answers: what the matrices of all kinds share. */
import type { AnyCommand, AnyQuery, May, Result } from '@cuntu/base';
import { type Actor, condition, decideMay, holds, mayEver, type Subject } from '@cuntu/divisions';
import { expect } from 'vitest';
import { findMatter, type MatterRow, subjectOf } from '#modules/matters';
import { sql } from '#platform/database';
import { photoIn, plotAround } from '../harness/finding.ts';
import { type CastName, castNames, type TestHouse, VILLAGE } from '../harness/house.ts';
import { type Answer, openTestSite } from '../harness/site.ts';
import { exampleOf } from './examples.ts';

/** The house itself has no session: what only it may do, nobody does by HTTP. */
export const people = castNames.filter((who) => who !== 'system');

export const fieldsIn = ({ input }: AnyCommand | AnyQuery) =>
  Object.keys('shape' in input ? (input.shape as object) : {});
const scopedByPlace = (may: May) => typeof may !== 'string' && may.some(({ scope }) => scope === 'division');

/** By a rule that names its kind, or none. */
export const reaches = (may: May, kind: string): boolean =>
  typeof may === 'string' || may.some(({ kinds }) => !kinds || kinds.includes(kind));
const namesStates = (may: May) => typeof may !== 'string' && may.some(({ states }) => states);
const namesKinds = (may: May) => typeof may !== 'string' && may.some(({ kinds }) => kinds);

/** A deed on a matter that is there; what is done by the house alone is tried with all other operations. */
export const isOfMatter = (one: AnyCommand | AnyQuery): one is AnyCommand =>
  one.kind === 'command' && namesKinds(one.may) && fieldsIn(one).includes('matterId');

/**
 * Asked of ground, of months, of patrols or of a window: who sees what of them is tried beside them. Whatever else is asked by
 * place is asked of matters.
 */
const askedOfOthers = new Set([
  'patrol.findZones',
  'patrol.findZonesOnMap',
  'patrol.findNeighbours',
  'patrol.getZone',
  'patrol.getZoneAt',
  'patrol.getZoneVisits',
  'patrol.findZoneDays',
  'patrol.findZoneTile',
  'patrol.findZoneFaults',
  'patrol.findZonePeople',
  'patrol.findTrack',
  'patrol.findTracksIn',
  'patrol.findCrews',
  'patrol.findDispatches',
  'patrol.getDispatch',
  'patrol.getPatrol',
  'patrol.findPatrols',
  'patrol.findEarly',
  'patrol.exportPatrols',
  'patrol.getPlan',
  'applications.getWindowDay',
]);

export const isAskedOfMatters = (one: AnyCommand | AnyQuery): one is AnyQuery =>
  one.kind === 'query' && (scopedByPlace(one.may) || namesKinds(one.may)) && !askedOfOthers.has(one.name);

export const isAskedOfOne = (one: AnyQuery) => fieldsIn(one).some((field) => /^(id|matterId)$/.test(field));

export const denied = (status: number) => status === 401 || status === 403;

/** A refusal in the words of a person: no key, no gap. */
export function expectSentence({ body }: Answer, told: string): void {
  expect(body, told).toMatchObject({
    code: expect.any(String),
    detail: expect.any(String),
    instance: expect.any(String),
  });
  expect(body.detail, told).not.toMatch(/refusal\.|\{\{/);
  expect(body.detail.length, told).toBeGreaterThan(4);
}

/** Deeds whose form cannot be an old one are refused where they are allowed, too: there is nothing of the kind. */
const nothingThere: Readonly<Record<string, string>> = {
  'matters.noteEscalation': 'escalation.none',
  'matters.explainDelay': 'delay.none',
};

/** Lists of what hangs on a matter are empty where the matter is not seen. */
const isEmpty = (body: unknown): boolean =>
  typeof body === 'object' &&
  body !== null &&
  Object.values(body).every((value) => value === null || (Array.isArray(value) && value.length === 0));

export type Matrix = Awaited<ReturnType<typeof openMatrix>>;

/** With the grants that people have by now. */
export async function openMatrix(house: TestHouse) {
  const site = await openTestSite(house);
  const photo = await photoIn(house);
  const actors = new Map<CastName, Actor>();
  for (const who of people) actors.set(who, await house.actorOf(who));
  const operations = house.handlers.map(({ declaration }) => declaration);
  /** What is tried, by a name that says what is special about it. */
  const kept = new Map<string, MatterRow>();

  const ever = (may: May, who: CastName) => mayEver(may, actors.get(who)!, house.clock.today());
  const sees = (may: May, who: CastName, subject: Subject) =>
    ever(may, who).ok && holds(condition(may, actors.get(who)!, house.clock.today()), subject);

  const example = (declaration: AnyCommand | AnyQuery, id: string) =>
    exampleOf(declaration, {
      id,
      now: house.clock.now(),
      fields: {
        division: VILLAGE,
        sha256: photo,
        code: '0'.repeat(16),
        token: '0'.repeat(26),
        unitNumber: '421303001001',
        month: '2026-11',
        key: 'finding.dance',
        lon: 113.5,
        lat: 31.6,
        start: house.clock.now(),
        dutyHours: Array(7).fill(null),
        scheme: 'GB/T 21010-2017',
        plot: plotAround([113.5, 31.6]),
      },
    });

  /** What the pipeline asks in turn: could he ever, is there such a matter for this deed, may he here. */
  function decide({ name, may }: AnyCommand, who: CastName, matter: MatterRow): Result<void, never> {
    const could = ever(may, who);
    if (!could.ok) return could;
    if (!reaches(may, matter.kind)) return { ok: false, refusal: { code: 'thing.notFound' } };
    return decideMay(may, actors.get(who)!, subjectFor(name, matter), house.clock.today());
  }

  const hasRecused = (who: CastName, { doneBy }: MatterRow) =>
    doneBy.recuse?.includes((actors.get(who) as { personId?: string }).personId ?? '') ?? false;

  function codeOf(deed: AnyCommand, who: CastName, matter: MatterRow): string {
    const decided = decide(deed, who, matter);
    // The form is an old one: that is said before what its state would bar.
    const late = decided.ok || decided.refusal.code === 'step.notNow';
    if (!late) return decided.refusal.code;
    if (fieldsIn(deed).includes('version')) return 'form.stale';
    return hasRecused(who, matter) ? 'may.recused' : nothingThere[deed.name]!;
  }

  async function tryDeed(deed: AnyCommand, name: string, who: CastName): Promise<string[]> {
    const matter = kept.get(name)!;
    const told = `${deed.name} by ${who} on ${name}`;
    const expected = codeOf(deed, who, matter);
    const got = await site.ask(who, deed, example(deed, matter.id));
    const barred = /^(may|who)\./.test(expected);
    if (barred) expectSentence(got, told);
    if (got.body.code === expected && denied(got.status) === barred) return [];
    return [`${told}: ${got.status} ${got.body.code}, not ${expected}`];
  }

  /** Of these kinds; each is tried on all kept matters. */
  const deedsOn = (kinds: readonly string[]) =>
    operations.filter(isOfMatter).filter(({ may }) => kinds.some((kind) => reaches(may, kind)));
  const questions = operations.filter(isAskedOfMatters);

  return {
    house,
    site,
    photo,
    kept,
    operations,
    questions,
    deedsOn,
    ever,
    sees,
    decide,
    example,
    personOf: (who: CastName) => actors.get(who)!,
    hasRecused,

    async keep(name: string, id: string): Promise<string> {
      kept.set(name, (await findMatter(house.db, id))!);
      return id;
    },

    /** Every matter of the house as it stands now. */
    async everyMatter(): Promise<MatterRow[]> {
      const { rows } = await sql<{ id: string }>`select id from matter order by id`.execute(house.db);
      return Promise.all(rows.map(async ({ id }) => (await findMatter(house.db, id))!));
    },

    /**
     * Answers that are not what is declared. Who could never do it is barred before any matter is looked at, and a matter of another
     * kind is not there for the deed: each of these is asked of one.
     */
    async wrongDeeds(): Promise<string[]> {
      const wrong: string[] = [];
      for (const deed of operations.filter(isOfMatter)) {
        const could = people.filter((who) => ever(deed.may, who).ok);
        const strange = new Set<string>();
        for (const [nth, name] of [...kept.keys()].entries()) {
          const { kind } = kept.get(name)!;
          if (strange.has(kind)) continue;
          if (!reaches(deed.may, kind)) strange.add(kind);
          const asked = nth === 0 ? people : could;
          wrong.push(...(await Promise.all(asked.map((who) => tryDeed(deed, name, who)))).flat());
        }
      }
      return wrong;
    },

    /** Questions that reach one of these kinds, ask of no one matter, and are not among the lists that are tried. */
    untried: (kinds: readonly string[], tried: readonly string[]): string[] =>
      questions
        .filter(
          (one) => kinds.some((kind) => reaches(one.may, kind)) && !isAskedOfOne(one) && !tried.includes(one.name),
        )
        .map(({ name }) => name),

    /** Deeds that nobody was allowed on any of the matters of a kind that they are declared for. */
    neverAllowed(kinds: readonly string[]): string[] {
      const untried = (deed: AnyCommand, kind: string) =>
        reaches(deed.may, kind) &&
        ![...kept.values()].some((one) => one.kind === kind && people.some((who) => decide(deed, who, one).ok));
      return deedsOn(kinds).flatMap((deed) =>
        kinds.filter((kind) => untried(deed, kind)).map((kind) => `${deed.name} on ${kind}`),
      );
    },

    /**
     * Questions of one matter that answer whom they should not, or do not answer whom they should: of some that differ, and of all
     * where the state counts. `hangs`: on which of them the photo does.
     */
    async wrongAnswers(some: readonly string[], hangs: (matter: MatterRow) => boolean): Promise<string[]> {
      const wrong: string[] = [];
      const tryOne = async (query: AnyQuery, name: string, who: CastName) => {
        const matter = kept.get(name)!;
        const could = ever(query.may, who).ok;
        const seen = sees(query.may, who, subjectOf(matter));
        const got = await site.ask(who, query, example(query, matter.id));
        const expected = seen ? [200] : could ? [404, 200] : [401, 403];
        const leaks = !seen && got.status === 200 && !isEmpty(got.body);
        if (!expected.includes(got.status) || leaks) wrong.push(`${query.name} by ${who} on ${name}: ${got.status}`);
      };
      for (const query of questions.filter(isAskedOfOne))
        for (const name of namesStates(query.may) ? kept.keys() : some)
          if (query.name !== 'matters.getAttachment' || hangs(kept.get(name)!))
            await Promise.all(people.map((who) => tryOne(query, name, who)));
      return wrong;
    },
  };
}

/** Whoever answers for it to the applicant explains a delay as if the task were his. */
function subjectFor(deed: string, matter: MatterRow): Subject {
  const subject = subjectOf(matter);
  if (deed !== 'matters.explainDelay' || matter.contactId === null) return subject;
  return { ...subject, assignedTo: [...(subject.assignedTo ?? []), matter.contactId] };
}
