/** The test house by HTTP: every address of the product, with real accounts and sessions of the cast. */
import type { AnyCommand, AnyQuery } from '@cuntu/base';
import { must } from '@cuntu/base';
import { readConfig } from '#platform/config';
import { openSite } from '../../apps/server/site.ts';
import { openAccounts, PASSWORD } from './accounts.ts';
import { accountIdOf, type CastName } from './cast.ts';
import type { TestHouse } from './house.ts';
import { closeFirst } from './index.ts';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what any operation answers
  body: any;
  headers: Record<string, unknown>;
}

export type TestSite = Awaited<ReturnType<typeof openTestSite>>;

export async function openTestSite(house: TestHouse) {
  const config = readConfig({ CUNTU_HOME: house.home, PORT: '0' });
  const app = await openSite(house.house, config, house.log, '0');
  closeFirst(() => app.close());
  await openAccounts(house.house);
  must(await house.house.identity.setPassword(accountIdOf('tang'), PASSWORD));
  const tokens = new Map<CastName, string>();
  let asked = 0;

  async function send(
    method: 'GET' | 'POST',
    url: string,
    headers: Record<string, string>,
    body?: unknown,
  ): Promise<Answer> {
    // Another address each time: the limit of requests a minute from one address is tried elsewhere.
    const remoteAddress = `10.${(++asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`;
    const payload = body === undefined ? {} : { payload: body as object };
    const got = await app.inject({ method, url, headers, remoteAddress, ...payload });
    const json = String(got.headers['content-type']).includes('json');
    return { status: got.statusCode, body: json ? got.json() : got.rawPayload, headers: got.headers };
  }

  async function tokenOf(who: CastName): Promise<string | undefined> {
    if (who === 'nobody' || who === 'system') return undefined;
    if (!tokens.has(who)) {
      const signed = await send('POST', '/api/identity.signIn', {}, { username: who, password: PASSWORD });
      if (signed.status !== 200) throw new Error(`${who} cannot sign in: ${JSON.stringify(signed.body)}`);
      tokens.set(who, signed.body.token);
    }
    return tokens.get(who);
  }

  const headersOf = async (who: CastName): Promise<Record<string, string>> => {
    const token = await tokenOf(who);
    return token ? { authorization: `Bearer ${token}` } : {};
  };

  return {
    app,
    tokenOf,
    get: async (who: CastName, url: string, more = {}) => send('GET', url, { ...(await headersOf(who)), ...more }),
    /** An operation at its address, as the declaration says. */
    async ask(who: CastName, { name, kind }: AnyCommand | AnyQuery, input: object, more: Record<string, string> = {}) {
      const headers = { ...(await headersOf(who)), ...more };
      if (kind === 'command') return send('POST', `/api/${name}`, headers, input);
      const fields = Object.entries(input).map(([field, value]) => [
        field,
        typeof value === 'object' ? JSON.stringify(value) : String(value),
      ]);
      return send('GET', `/api/${name}?${new URLSearchParams(fields)}`, headers);
    },
  };
}
