/** What a rule answers: a value, or the refusal that a person will read. */

/** Refusals that any deed may give; a contract lists only its own. */
export const commonRefusals = {
  'input.invalid': 400,
  'who.unknown': 401,
  'may.denied': 403,
  'may.notSelf': 403,
  'may.recused': 403,
  'may.noLicence': 403,
  'thing.notFound': 404,
  'step.notNow': 409,
  'step.past': 409,
  'step.waitsForChildren': 409,
  'step.clockStands': 409,
  'form.stale': 409,
  'command.reused': 409,
  'id.taken': 409,
  'file.unknown': 422,
  'file.notAPicture': 422,
  'too.many': 429,
} as const;

export type CommonRefusal = keyof typeof commonRefusals;

/**
 * The rules say no. `code` names a sentence in the words files (`refusal.<code>`), `params` fill it, `at` is the
 * path of the field in the input, `article` the rule's basis, `next` names what the person can do (`next.<next>`).
 */
export interface Refusal<Code extends string = string> {
  code: Code;
  params?: Record<string, string | number>;
  at?: string;
  article?: string;
  next?: string;
  /** One entry a wrong field, for `input.invalid`: all faults at once, never one a try. */
  faults?: readonly { at: string; code: string; params?: Record<string, string | number> }[];
}

export type Result<T, Code extends string = string> =
  | { ok: true; value: T }
  | { ok: false; refusal: Refusal<Code | CommonRefusal> };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const refuse = <const Code extends string>(
  code: Code,
  more: Omit<Refusal, 'code'> = {},
): { ok: false; refusal: Refusal<Code> } => ({ ok: false, refusal: { code, ...more } });

/** Several rules asked at once: yes if all say yes, else the first refusal, with every wrong field among its faults. */
export function together<Code extends string>(...asked: readonly Result<unknown, Code>[]): Result<true, Code> {
  const refusals = asked.flatMap((one) => (one.ok ? [] : [one.refusal]));
  const [first] = refusals;
  if (!first) return ok(true);
  if (refusals.length === 1) return { ok: false, refusal: first };
  const faults = refusals.flatMap(
    ({ code, params, at = '', faults }) => faults ?? [{ at, code, ...(params ? { params } : {}) }],
  );
  return { ok: false, refusal: { ...first, faults } };
}

/** The value of what can be refused only by a fault of ours: of a stored date, say, that was checked when it came in. */
export function must<T>(result: { ok: true; value: T } | { ok: false; refusal: Refusal }): T {
  if (!result.ok)
    throw new Error(
      `refused where it cannot be: ${result.refusal.code} ${JSON.stringify(result.refusal.params ?? {})}`,
    );
  return result.value;
}

/** HTTP status of a refusal; a module's own refusals are 422 (the input is well formed, the rules say no). */
export const statusOf = (code: string): number =>
  Object.hasOwn(commonRefusals, code) ? commonRefusals[code as CommonRefusal] : 422;
