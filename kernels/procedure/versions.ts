/** Which version of a procedure, a promise or a rule governs a matter (dates are 'YYYY-MM-DD'). */

export interface Versioned {
  version: string;
  inForceFrom: string;
  appliesToRunning?: true;
}

/** The newest whose first day has come; undefined before the first. What a start and an acceptance both ask. */
export const inForceOn = <V extends Versioned>(versions: readonly V[], on: string): V | undefined =>
  versions
    .filter((one) => one.inForceFrom <= on)
    .reduce<V | undefined>((best, one) => (best && best.inForceFrom > one.inForceFrom ? best : one), undefined);

/** Steps are those at the start, unless a later version in force says that it governs running matters too. */
export const stepsVersion = <V extends Versioned>(
  versions: readonly V[],
  startedOn: string,
  today: string,
): V | undefined =>
  inForceOn(
    versions.filter((one) => one.appliesToRunning && one.inForceFrom > startedOn),
    today,
  ) ?? inForceOn(versions, startedOn);

/** A promise is the one in force at acceptance, whatever is promised later; before acceptance there is none. */
export const promiseVersion = <V extends Versioned>(
  versions: readonly V[],
  acceptedOn: string | undefined,
): V | undefined => (acceptedOn === undefined ? undefined : inForceOn(versions, acceptedOn));

/** A penalty follows the law at the time of the act, or the newest since if it is lighter (art. 37 of the penalties act). */
export function penaltyVersion<V extends Versioned>(
  versions: readonly V[],
  actedOn: string,
  today: string,
  isLighter: (newer: V, older: V) => boolean,
): V | undefined {
  const then = inForceOn(versions, actedOn);
  const now = inForceOn(versions, today);
  return then && now && isLighter(now, then) ? now : (then ?? undefined);
}
