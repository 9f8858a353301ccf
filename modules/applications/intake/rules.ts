/** What may be handed in, asked for and accepted: pure, with the day as an argument. */
import { ok, type Result, refuse, together } from '@cuntu/base';
import { hasRightDigit } from '#modules/parties/contract';
import type { Material, ServiceItem } from '../items/contract.ts';
import { isLacking, type Needed } from '../items/rules/checklist.ts';

interface Applicant {
  role: string;
  party: { identityNumber?: string };
  agent?: { identityNumber: string };
}

/** 不动产登记暂行条例 14: what two agree on they apply for together; nobody applies who has no part in it. */
export function decideApplicants(
  { applicants: wanted }: Pick<ServiceItem, 'applicants'>,
  applicants: readonly Applicant[],
): Result<true, 'application.notJoint' | 'application.strangeRole' | 'identity.wrongDigit'> {
  const absent = wanted.find((role) => !applicants.some((one) => one.role === role));
  const asked: Result<true, 'application.notJoint' | 'application.strangeRole' | 'identity.wrongDigit'>[] = [];
  if (absent) asked.push(refuse('application.notJoint', { at: 'applicants', params: { role: absent } }));
  for (const [i, { role, party, agent }] of applicants.entries()) {
    if (!(wanted as readonly string[]).includes(role))
      asked.push(refuse('application.strangeRole', { at: `applicants.${i}.role`, params: { role } }));
    asked.push(decideDigit(party.identityNumber, `applicants.${i}.party.identityNumber`));
    asked.push(decideDigit(agent?.identityNumber, `applicants.${i}.agent.identityNumber`));
  }
  return together(...asked);
}

const decideDigit = (number: string | undefined, at: string): Result<true, 'identity.wrongDigit'> =>
  number === undefined || hasRightDigit(number) ? ok(true) : refuse('identity.wrongDigit', { at });

interface Given {
  material: string;
  files: readonly string[];
}

export const decideKnown = (
  { materials }: Pick<ServiceItem, 'materials'>,
  given: readonly { material: string }[],
  at: string,
): Result<true, 'material.unknown'> => {
  const strange = given.findIndex(({ material }) => !materials.some(({ key }) => key === material));
  return strange < 0 ? ok(true) : refuse('material.unknown', { at: `${at}.${strange}.material` });
};

const kindOf = (mediaType: string): Material['accepts'][number] | undefined =>
  mediaType === 'application/pdf'
    ? 'pdf'
    : mediaType.startsWith('image/')
      ? 'image'
      : mediaType === 'text/plain'
        ? 'text'
        : undefined;

/** `types`: media types of all files, in the order in which they stand. */
export function decideKinds(
  { materials }: Pick<ServiceItem, 'materials'>,
  given: readonly Given[],
  types: readonly string[],
): Result<true, 'material.wrongKind'> {
  let nth = 0;
  const asked = given.flatMap(({ material, files }, i) => {
    const accepts = materials.find(({ key }) => key === material)!.accepts;
    return files.map((_, j) => {
      const kind = kindOf(types[nth++]!);
      return kind && accepts.includes(kind)
        ? ok(true as const)
        : refuse('material.wrongKind', {
            at: `materials.${i}.files.${j}`,
            params: { material, accepts: accepts.join() },
          });
    });
  });
  return together(...asked);
}

/** Everything that lacks is named at once, each by its paper. */
export const decideComplete = (needed: readonly Needed[]) => noneLacks(needed, 'application.lacking');

/** What silence accepted may lack: the bureau cannot ask again, and agrees to nothing whose papers it has not seen. */
export const decidePapers = (needed: readonly Needed[]) => noneLacks(needed, 'application.lacksPapers');

function noneLacks<Code extends string>(needed: readonly Needed[], code: Code): Result<true, Code> {
  const lacking = needed.filter(isLacking);
  if (lacking.length === 0) return ok(true);
  return refuse(code, {
    at: 'materials',
    params: { count: lacking.length },
    faults: lacking.map(({ material, state }) => ({ at: `materials.${material}`, code: `material.${state}` })),
  });
}

export interface Asking {
  more: readonly { material: string; lacking: string }[];
  newGround?: { words: string; arisenOn: string };
}

export interface Asked {
  material: string;
  /** Words of the clerk; '' where the paper is not there, '!' where an identity has run out. */
  lacking: string;
}

/**
 * 行政许可法 32(4), 不动产登记暂行条例 17: once, and completely. A second request stands only on a ground that arose after
 * the first, named with its day. `former`: the days of earlier requests.
 */
export function decideRequest(
  needed: readonly Needed[],
  { more, newGround }: Asking,
  former: readonly string[],
  today: string,
): Result<{ asked: Asked[]; again: boolean }, 'papers.askedAlready' | 'papers.groundNotNew' | 'papers.nothingLacks'> {
  const lacking = needed.filter(isLacking).map(({ material, state }) => ({ material, lacking: state }));
  const asked = [...lacking, ...more];
  if (asked.length === 0) return refuse('papers.nothingLacks', { at: 'more' });
  const last = former.at(-1);
  if (last === undefined) return ok({ asked, again: false });
  if (!newGround) return refuse('papers.askedAlready', { at: 'newGround', params: { day: last } });
  if (newGround.arisenOn <= last || newGround.arisenOn > today)
    return refuse('papers.groundNotNew', { at: 'newGround.arisenOn', params: { day: last } });
  return ok({ asked, again: true });
}

/**
 * 行政许可法 32(4): silence counts from the day on which all that was asked for is there. `asked`: by the last notice; what came
 * since and has run out is still to come.
 */
export function decideBrought(
  asked: readonly { material: string; since: boolean }[],
  given: readonly { material: string }[],
  { before, after }: Record<'before' | 'after', readonly Needed[]>,
): Result<'whole' | 'part', 'papers.notAsked'> {
  const lacks = (needed: readonly Needed[], material: string) =>
    needed.some((one) => one.material === material && isLacking(one));
  const open = asked.filter(({ material, since }) => !since || lacks(before, material));
  const brought = open.filter(({ material }) => given.some((one) => one.material === material));
  if (brought.length === 0) return refuse('papers.notAsked', { at: 'materials' });
  const whole = brought.length === open.length && !open.some(({ material }) => lacks(after, material));
  return ok(whole ? 'whole' : 'part');
}

/** At the window still: nothing is promised yet. */
export const isUnaccepted = (state: string): boolean => state === 'submitted' || state === 'incomplete';
