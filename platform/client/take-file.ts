/** A file that a query makes, handed to the browser under the name that the answer gives it. */
import type { AnyQuery } from '@cuntu/base';
import type { Answer } from './answer.ts';
import { ask, type GivenTo, questionOf } from './call.ts';

/** A refusal comes back as for any query; what is done is in the browser's hands. */
export const takeFile = async <Q extends AnyQuery>(query: Q, input: GivenTo<Q>): Promise<Answer<null>> =>
  ask(...questionOf(query, input), async (response) =>
    save(fileNameIn(response.headers.get('content-disposition') ?? ''), await response.blob()),
  );

/** RFC 8187: `filename*=UTF-8''…`, the only spelling that the server uses. */
export const fileNameIn = (disposition: string): string =>
  decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? '');

function save(name: string, bytes: Blob): null {
  const href = URL.createObjectURL(bytes);
  Object.assign(document.createElement('a'), { href, download: name }).click();
  // The browser has taken the bytes by the next turn.
  setTimeout(() => URL.revokeObjectURL(href), 0);
  return null;
}
