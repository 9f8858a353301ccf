/** What whoever starts the program may set, read once from the environment; a wrong value is told in a sentence, all at once. */
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { BadConfig } from './bad-config.ts';

export { BadConfig } from './bad-config.ts';
export { makeHome } from './home.ts';

export interface Config {
  port: number;
  host: string;
  /** Absolute path of the folder that holds everything on this machine. */
  home: string;
  /** Public address without a slash at its end; printed on papers. */
  url: string;
  /** PostgreSQL instead of the embedded database. */
  databaseUrl: string | undefined;
  /** `local`: made if the database is empty; `public`: also when others can reach this machine. */
  demo: 'off' | 'local' | 'public';
  /** Accounts with published passwords may exist only where nobody else can reach them, unless asked for. */
  demoAccounts: boolean;
  /** Day that the demo city takes for today, 'YYYY-MM-DD'. */
  demoToday: string | undefined;
  tls: { certPath: string; keyPath: string } | undefined;
  /** Of one account; what is not set keeps the default of platform/files. */
  dailyFiles: { files?: number; bytes?: number };
  /** Addresses or networks whose X-Forwarded-* is believed. */
  trustedProxies: string[];
}

type Environment = Record<string, string | undefined>;
type Fail = (sentence: string) => void;

export function readConfig(env: Environment = process.env): Config {
  const faults: string[] = [];
  const fail = (sentence: string) => void faults.push(sentence);
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const port = portOf(set, fail);
  const host = set.HOST ?? '127.0.0.1';
  const demo = demoOf(set, fail);
  const tls = tlsOf(set, fail);
  const config: Config = {
    port,
    host,
    home: resolve(set.CUNTU_HOME ?? '.cuntu'),
    url: urlOf(set, fail) ?? `${tls ? 'https' : 'http'}://${isIP(host) === 6 ? `[${host}]` : host}:${port}`,
    databaseUrl: databaseUrlOf(set, fail),
    demo,
    demoAccounts: demo === 'public' || (demo === 'local' && isOnlyHere(host, set)),
    demoToday: demoTodayOf(set, fail),
    tls,
    dailyFiles: dailyFilesOf(set, fail),
    trustedProxies: proxiesOf(set, fail),
  };
  if (faults.length > 0) throw new BadConfig(faults);
  return config;
}

/** Behind a proxy on this machine the house listens on loopback too, and the world comes in. */
const isOnlyHere = (host: string, { CUNTU_URL: url, CUNTU_TRUSTED_PROXY: proxies }: Environment): boolean =>
  isLoopback(host) && proxies === undefined && (url === undefined || isLoopback(URL.parse(url)?.hostname ?? ''));

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'));

function portOf(env: Environment, fail: Fail): number {
  const text = env.PORT ?? '8080';
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) fail(`PORT is "${text}"; it must be a whole number from 0 to 65535.`);
  return port;
}

function urlOf(env: Environment, fail: Fail): string | undefined {
  const text = env.CUNTU_URL;
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '' || url.username !== '') {
    fail(`CUNTU_URL is "${text}"; it must be the public address, such as https://land.example.gov.cn.`);
  }
  return text.replace(/\/+$/, '');
}

/** Not repeated in the sentence: it may hold a password. */
function databaseUrlOf(env: Environment, fail: Fail): string | undefined {
  const text = env.DATABASE_URL;
  if (text !== undefined && !/^postgres(ql)?:\/\//.test(text)) {
    fail('DATABASE_URL must begin with postgres://, such as postgres://cuntu@db.example:5432/cuntu.');
  }
  return text;
}

function demoOf(env: Environment, fail: Fail): Config['demo'] {
  switch (env.CUNTU_DEMO) {
    case undefined:
    case '1':
      return 'local';
    case '0':
      return 'off';
    case 'public':
      return 'public';
    default:
      fail(
        `CUNTU_DEMO is "${env.CUNTU_DEMO}"; it must be 0 (empty city), 1 (demo city) or public (demo city for all).`,
      );
      return 'off';
  }
}

function demoTodayOf(env: Environment, fail: Fail): string | undefined {
  const text = env.CUNTU_DEMO_TODAY;
  if (text === undefined) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text)) {
    fail(`CUNTU_DEMO_TODAY is "${text}"; it must be a day such as 2026-09-30.`);
  }
  return text;
}

function tlsOf(env: Environment, fail: Fail): Config['tls'] {
  const { CUNTU_TLS_CERT: certPath, CUNTU_TLS_KEY: keyPath } = env;
  if (certPath !== undefined && keyPath !== undefined)
    return { certPath: resolve(certPath), keyPath: resolve(keyPath) };
  if (certPath !== undefined) fail('CUNTU_TLS_CERT is set without CUNTU_TLS_KEY; HTTPS needs both files.');
  if (keyPath !== undefined) fail('CUNTU_TLS_KEY is set without CUNTU_TLS_CERT; HTTPS needs both files.');
  return undefined;
}

function dailyFilesOf(env: Environment, fail: Fail): Config['dailyFiles'] {
  const whole = (name: string, times: number) => {
    const text = env[name];
    if (text === undefined) return undefined;
    if (!/^[1-9]\d{0,8}$/.test(text)) fail(`${name} is "${text}"; it must be a whole number from 1 on.`);
    return Number(text) * times;
  };
  return { files: whole('CUNTU_FILES_A_DAY', 1), bytes: whole('CUNTU_FILE_MB_A_DAY', 1_000_000) };
}

function proxiesOf(env: Environment, fail: Fail): string[] {
  const proxies = (env.CUNTU_TRUSTED_PROXY ?? '').split(',').map((text) => text.trim());
  const named = proxies.filter((text) => text !== '');
  for (const proxy of named) {
    if (!isNetwork(proxy))
      fail(`CUNTU_TRUSTED_PROXY names "${proxy}"; it must be an address or a network such as 10.0.0.0/8.`);
  }
  return named;
}

function isNetwork(text: string): boolean {
  const [address = '', length, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (version === 4 ? 32 : 128));
}
