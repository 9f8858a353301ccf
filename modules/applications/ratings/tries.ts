/** Wrong proofs of one application in a day: whoever has its code must not find the applicant's number by trying. */

const MOST_A_DAY = 10;
let day = '';
const wrong = new Map<string, number>();

/** Of this process alone; all that a new one forgets is the day's count. */
function countOn(today: string): Map<string, number> {
  if (today !== day) wrong.clear();
  day = today;
  return wrong;
}

export const mayTry = (applicationId: string, today: string): boolean =>
  (countOn(today).get(applicationId) ?? 0) < MOST_A_DAY;

export function noteWrong(applicationId: string, today: string): void {
  const count = countOn(today);
  count.set(applicationId, (count.get(applicationId) ?? 0) + 1);
}
