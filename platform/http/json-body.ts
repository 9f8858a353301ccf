/** A JSON body: how deep it may go is counted before it is parsed, since eight megabytes of brackets cost seconds. */
import type { FastifyInstance } from 'fastify';

/** A polygon's point lies six deep; the schemas' own reader stops at 32. */
const DEPTH_MAX = 32;

export function registerJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (isTooDeep(body as string)) return done(Object.assign(new Error('nested too deeply'), tooDeep));
    return parse(request, body as string, done);
  });
}

const tooDeep = { statusCode: 400, told: 'body.tooDeep' };

const OPENS = /[[{]/;
const MARKS = /["[\]{}]/g;

/** Stops at the first bracket too many; what is no JSON is left to the parser. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  MARKS.lastIndex = 0;
  for (let found = MARKS.exec(text); found; found = MARKS.exec(text)) {
    if (found[0] === '"') {
      const end = endOfText(text, found.index + 1);
      if (end === -1) return false;
      MARKS.lastIndex = end + 1;
    } else {
      depth += OPENS.test(found[0]) ? 1 : -1;
      if (depth > DEPTH_MAX) return true;
    }
  }
  return false;
}

/** Where the closing quotation mark stands: the first that has an even number of backslashes before it. */
function endOfText(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (at - 1 - slashes >= from && text[at - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return at;
  }
  return -1;
}
