/** Who may do what: a deed's `may` and an actor give a condition; the condition and a subject give yes or the refusal. */
import { type May, type MayRule, ok, type Result, refuse } from '@cuntu/base';
import { type Actor, type Grant, grantsOn, holdsLicence, type SignedIn, type Subject } from './actor.ts';
import { levelOf } from './codes.ts';
import { allOf, always, anyOf, type Condition, holds, never } from './condition.ts';

type NotDone = Extract<Condition, { is: 'notDoneBy' }>;

/** One rule under one grant, its bars kept apart so that a refusal can name the one that bars. */
interface Branch {
  rule: MayRule;
  reach: Condition;
  licence: Condition;
  /** One for each deed that bars its doer. */
  own: readonly NotDone[];
  state: Condition;
}

function reachOf(rule: MayRule, grant: Grant, person: SignedIn): Condition {
  const { personId } = person;
  switch (rule.scope) {
    case 'city':
      return always;
    case 'division':
      levelOf(grant.division); // an empty or cut code would be a prefix of everything
      return { is: 'divisionUnder', prefix: grant.division };
    case 'unit': {
      const units = grant.unitId === undefined ? person.units : [grant.unitId];
      return units.length ? { is: 'unitIn', units } : never;
    }
    case 'own':
      return { is: 'reportedBy', personId };
    case 'assigned':
      return { is: 'assignedTo', personId };
    case 'party':
      return { is: 'party', personId };
  }
}

const kindOf = (rule: MayRule): Condition => (rule.kinds ? { is: 'kindIn', kinds: rule.kinds } : always);
const stateOf = (rule: MayRule): Condition => (rule.states ? { is: 'stateIn', states: rule.states } : always);

function branchesOf(rules: readonly MayRule[], actor: Actor, today: string): Branch[] {
  if (actor === 'nobody') return [];
  if (actor === 'system') {
    return rules
      .filter((rule) => rule.role === 'system')
      .map((rule) => ({
        rule,
        reach: kindOf(rule),
        licence: rule.licence ? never : always,
        own: [],
        state: stateOf(rule),
      }));
  }
  // A grant of the role `system` to a person would lift every scope check off its deeds.
  const grants = grantsOn(actor, today).filter((grant) => grant.role !== 'system');
  return rules.flatMap((rule) =>
    grants
      .filter((grant) => grant.role === rule.role)
      .map((grant) => ({
        rule,
        reach: allOf([reachOf(rule, grant, actor), kindOf(rule)]),
        licence: !rule.licence || holdsLicence(actor, rule.licence, today) ? always : never,
        own: [rule.notAfterOwn ?? []].flat().map((deed) => ({ is: 'notDoneBy', deed, personId: actor.personId })),
        state: stateOf(rule),
      })),
  );
}

const wholeOf = ({ reach, licence, own, state }: Branch): Condition => allOf([reach, licence, ...own, state]);

/** What must hold of a subject for `actor` to do the deed on `today`. Denied by default: no rule, no branch, never. */
export function condition(may: May, actor: Actor, today: string): Condition {
  if (may === 'anyone') return always;
  if (may === 'signedIn') return typeof actor === 'object' ? always : never;
  return anyOf(branchesOf(may, actor, today).map(wholeOf));
}

function barsOf({ licence, own, state }: Branch, subject: Subject) {
  const barred = { licence: [licence], self: own, state: [state] };
  return (['licence', 'self', 'state'] as const).filter((bar) => barred[bar].some((one) => !holds(one, subject)));
}

const listed = (words: readonly string[]) => [...new Set(words)].join(',');

function denied(rules: readonly MayRule[]) {
  return refuse('may.denied', {
    params: { role: listed(rules.map((rule) => rule.role)), scope: listed(rules.map((rule) => rule.scope)) },
  });
}

/** The nearest miss: among rules whose reach covers the subject, the one with the fewest bars; its lasting bar first. */
function refusalOf(rules: readonly MayRule[], branches: readonly Branch[], subject: Subject) {
  const misses = branches
    .filter((branch) => holds(branch.reach, subject))
    .map((branch) => ({ ...branch, bars: barsOf(branch, subject) }))
    .sort((a, b) => a.bars.length - b.bars.length);
  const nearest = misses[0];
  // Outside the actor's reach neither state nor history is told: it would leak what he may not see.
  if (!nearest) return denied(branches.length ? branches.map((branch) => branch.rule) : rules);
  if (nearest.bars.includes('licence')) return refuse('may.noLicence', { params: { kind: nearest.rule.licence! } });
  const did = nearest.own.find((one) => !holds(one, subject));
  if (did) return refuse('may.notSelf', { params: { deed: did.deed } });
  return refuse('step.notNow', { params: { state: subject.state ?? '', states: listed(nearest.rule.states!) } });
}

/**
 * Yes, or the refusal that would come. `today` is the day of the deed, 'YYYY-MM-DD'.
 * `role` and `scope` of may.denied, and `states` of step.notNow, are lists joined by commas.
 */
export function decideMay(may: May, actor: Actor, subject: Subject, today: string): Result<void, never> {
  if (holds(condition(may, actor, today), subject)) return ok(undefined);
  if (actor === 'nobody') return refuse('who.unknown');
  const rules = typeof may === 'string' ? [] : may;
  return refusalOf(rules, branchesOf(rules, actor, today), subject);
}

/**
 * Whether the actor could do the deed to any subject at all; asked before a transaction begins.
 * A state or a colleague may still bar it on the one matter.
 */
export function mayEver(may: May, actor: Actor, today: string): Result<true, never> {
  if (condition(may, actor, today).is !== 'never') return ok(true);
  if (actor === 'nobody') return refuse('who.unknown');
  const rules = typeof may === 'string' ? [] : may;
  const unlicensed = branchesOf(rules, actor, today).find((branch) => branch.licence.is === 'never');
  return unlicensed ? refuse('may.noLicence', { params: { kind: unlicensed.rule.licence! } }) : denied(rules);
}

/** In which role the actor does the deed to this subject: the first rule that lets him; it stands in the public leaf. */
export function actingRole(may: May, actor: Actor, subject: Subject, today: string): string {
  if (typeof actor === 'string') return actor;
  const rules = typeof may === 'string' ? [] : may;
  const acting = branchesOf(rules, actor, today).find((branch) => holds(wholeOf(branch), subject));
  return acting?.rule.role ?? grantsOn(actor, today)[0]?.role ?? 'citizen';
}
