/** A browser for one file of journeys: people who sign in and look at pages, and what no page may ever do. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { uuidV7 } from '@cuntu/base';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { TODAY } from './serve-bureau.ts';
import { watch } from './watch.ts';

const CHROMIUM = '/usr/bin/chromium';
const INSTALL = 'apt-get install -y chromium fonts-noto-cjk';
/** No sandbox in a container, no graphics card, and nothing of the browser's own traffic. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
const PASSWORD = 'yanshi';
const SHANGHAI_AHEAD_MS = 8 * 3_600_000;

export type Person = 'lin' | 'deng' | 'song' | 'bai' | 'zhou' | 'wu' | 'he' | 'gu' | 'chen' | 'xu' | 'qin';

export interface Looks {
  size?: { width: number; height: number };
  lang?: 'zh' | 'en';
  shade?: 'light' | 'dark';
  script?: boolean;
}

export const bureau = (): string => inject('bureau');

let browser: Browser;
let open: BrowserContext[] = [];
let troubles: string[] = [];

/** Call once at the top of a file. After each test every page is closed, and none may have done what `watch` forbids. */
export function withBrowser(): void {
  beforeAll(async () => {
    if (!existsSync(CHROMIUM)) throw new Error(`The journeys need ${CHROMIUM}: ${INSTALL}`);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: flags });
  });
  afterEach(async ({ task }) => {
    const failed = task.result?.state === 'fail';
    for (const [nth, context] of open.entries()) {
      if (failed) for (const page of context.pages()) await keepFailure(page, `failed-${nth}-${task.name}`);
      await context.close();
    }
    const seen = troubles;
    open = [];
    troubles = [];
    expect(seen).toEqual([]);
  });
  afterAll(() => browser.close());
}

/** The bureau's days run ahead of the machine's; the devices of its people keep the bureau's time. */
function aheadMs(): number {
  const here = new Date(Date.now() + SHANGHAI_AHEAD_MS).toISOString().slice(0, 10);
  return Date.parse(TODAY) - Date.parse(here);
}

function shiftDate(ahead: number): void {
  const Real = Date;
  const now = () => Real.now() + ahead;
  globalThis.Date = new Proxy(Real, {
    construct: (target, given) => (given.length === 0 ? new target(now()) : Reflect.construct(target, given)),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
  // A receiver has its own clock, which no page can set.
  const { get } = Object.getOwnPropertyDescriptor(GeolocationPosition.prototype, 'timestamp')!;
  Object.defineProperty(GeolocationPosition.prototype, 'timestamp', {
    get(): number {
      return get!.call(this) + ahead;
    },
  });
}

/** A page of a device that nobody has used before. */
export async function visit(looks: Looks = {}): Promise<Page> {
  const { size = DESK, lang = 'zh', shade = 'light', script = true } = looks;
  const context = await browser.newContext({
    baseURL: bureau(),
    viewport: size,
    locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    colorScheme: shade,
    reducedMotion: 'reduce',
    javaScriptEnabled: script,
    hasTouch: size.width < 768,
    acceptDownloads: true,
  });
  open.push(context);
  context.setDefaultTimeout(15_000);
  await context.addInitScript(shiftDate, aheadMs());
  const page = await context.newPage();
  watch(page, bureau(), (trouble) => troubles.push(trouble));
  return page;
}

export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto('/office/');
  await page.getByLabel('用户名').fill(person);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.locator('.me').first().waitFor({ state: 'attached' });
}

/** A person at a device of their own, signed in, on the page `path`. */
export async function as(person: Person, path = '/office/', looks: Looks = {}): Promise<Page> {
  const page = await visit(looks);
  await signIn(page, person);
  if (path !== '/office/') await page.goto(path);
  return page;
}

/** Asks the server as the person at this page; for what a journey must know and a screen does not show. */
export const ask = <T>(page: Page, address: string): Promise<T> =>
  page.evaluate(async (asked) => (await fetch(asked)).json(), address) as Promise<T>;

/** A deed that is not what the journey is about, done as the person at this page. */
export const tell = (page: Page, command: string, input: object): Promise<number> =>
  page.evaluate(
    async ([address, body, id]) => {
      const headers = {
        'Content-Type': 'application/json',
        'Idempotency-Key': id,
        'Made-At': new Date().toISOString(),
      };
      return (await fetch(address, { method: 'POST', headers, body })).status;
    },
    [`/api/${command}`, JSON.stringify(input), uuidV7(Date.now(), randomBytes(10))] as const,
  );

/** What the link leads to, as its kind and its first five letters. */
export async function takenAlong(page: Page, link: string): Promise<[string, string]> {
  const address = await page.getByRole('link', { name: link }).getAttribute('href');
  return page.evaluate(async (asked) => {
    const answer = await fetch(asked!);
    return [(answer.headers.get('content-type') ?? '').split(';')[0]!, (await answer.text()).slice(0, 5)];
  }, address);
}

const shots = process.env.CUNTU_JOURNEYS_SHOTS;

/** For whoever looks, into the folder that `CUNTU_JOURNEYS_SHOTS` names. `whole`: the window grows to what its page holds. */
export async function screenshot(page: Page, name: string, whole = false): Promise<void> {
  if (!shots) return;
  const size = page.viewportSize()!;
  if (whole) await page.setViewportSize({ ...size, height: size.height + (await hiddenHeight(page)) });
  await page.screenshot({ path: join(shots, `${name}.png`), animations: 'disabled' });
  if (whole) await page.setViewportSize(size);
}

/** What stood on the screen when a journey failed, told with the failure. */
async function keepFailure(page: Page, name: string): Promise<void> {
  const path = join(shots ?? mkdtempSync(join(tmpdir(), 'cuntu-failed-')), `${name}.png`);
  await page.screenshot({ path });
  console.error(`${page.url()} as it stood: ${path}`);
}

/** For the README: into docs/pictures where `CUNTU_PICTURES` asks for it, with few colours so that it stays small. */
export async function picture(page: Page, name: string): Promise<void> {
  await screenshot(page, name);
  if (!process.env.CUNTU_PICTURES) return;
  const shot = await page.screenshot({ animations: 'disabled' });
  const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  await sharp(shot)
    .png({ palette: true, colours: 160, effort: 10 })
    .toFile(join(folder, `${name}.png`));
}

const hiddenHeight = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const scrolled = document.querySelector('.frame > main') ?? document.documentElement;
    return scrolled.scrollHeight - scrolled.clientHeight;
  });
