/** Every page of the office, in both languages, light and dark, wide and narrow: sound for everybody who reads it. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { as, ask, DESK, type Person, PHONE, screenshot, tell, visit, withBrowser } from './browser.ts';
import { judge } from './judge.ts';

withBrowser();

/** Each page with a person who has most to see on it; `$verb` is a finding that waits for that deed, `$zone` a zone. */
const pages: readonly (readonly [name: string, person: Person, path: string])[] = [
  ['today', 'song', '/office/'],
  ['today-leader', 'wu', '/office/'],
  ['today-blind', 'wu', '/office/?map=blind'],
  ['today-empty', 'chen', '/office/'],
  ['map', 'wu', '/office/map'],
  ['map-earlier', 'wu', '/office/map?asOf=2026-06-01'],
  ['findings', 'wu', '/office/findings'],
  ['findings-none', 'wu', '/office/findings?text=zz'],
  ['finding', 'song', '/office/findings/$recheck'],
  ['report', 'bai', '/office/report'],
  ['land', 'song', '/office/land'],
  ['land-import', 'gu', '/office/land/import'],
  ['verify', 'song', '/office/findings/$verify?do=verifyFinding'],
  ['join', 'song', '/office/findings/$verify?do=joinFinding'],
  ['order', 'song', '/office/findings/$order?do=issueStopNotice'],
  ['serve', 'song', '/office/findings/$serve?do=serveStopNotice'],
  ['recheck', 'song', '/office/findings/$recheck?do=recheckSite'],
  ['zones', 'deng', '/office/zones'],
  ['zone', 'deng', '/office/zones/$zone'],
  ['zone-new', 'deng', '/office/zones/new'],
  ['zone-split', 'deng', '/office/zones/$zone/split'],
  ['zone-import', 'gu', '/office/zones/import'],
  ['blind-spots', 'deng', '/office/blind-spots'],
  ['plans', 'deng', '/office/plans'],
  ['my-patrol', 'bai', '/office/patrol'],
  ['patrols', 'wu', '/office/patrols'],
  ['applications', 'wu', '/office/applications'],
  ['new-application', 'chen', '/office/applications/new'],
  ['new-mortgage', 'chen', '/office/applications/new?item=mortgageSet'],
  ['new-preview', 'chen', '/office/applications/new?item=landPreview'],
  ['mortgages', 'chen', '/office/mortgages'],
  ['items', 'chen', '/office/items'],
  ['window', 'chen', '/office/window'],
  ['promises', 'he', '/office/promises'],
  ['limits', 'gu', '/office/norms'],
  ['calendar', 'gu', '/office/norms?part=calendar'],
  ['holidays', 'gu', '/office/norms?part=holidays'],
  ['articles', 'gu', '/office/norms?part=articles'],
  ['people', 'gu', '/office/people'],
  ['import', 'gu', '/office/people/import'],
  ['new-person', 'gu', '/office/people/new'],
  ['accounts', 'gu', '/office/accounts'],
  ['new-account', 'gu', '/office/accounts/new'],
  ['notice', 'gu', '/office/norms/notice'],
  ['not-here', 'song', '/office/nowhere'],
];

/** A run looks at each page once, in one of two looks by turns, so that each language, shade and width is seen; the drill looks at all in five. */
const looks = [
  { lang: 'zh', shade: 'light', size: DESK, name: 'zh-light-desk' },
  { lang: 'en', shade: 'dark', size: PHONE, name: 'en-dark-phone' },
] as const;
const furtherLooks = [
  { lang: 'zh', shade: 'dark', size: PHONE, name: 'zh-dark-phone' },
  { lang: 'en', shade: 'light', size: PHONE, name: 'en-light-phone' },
  { lang: 'en', shade: 'dark', size: DESK, name: 'en-dark-desk' },
] as const;
const whole = process.env.CUNTU_DRILL === 'full';
const seen = (whole ? [...looks, ...furtherLooks] : looks).map((look, turn) => ({
  ...look,
  pages: pages.filter((_, nth) => whole || nth % looks.length === turn),
}));

const STILL_MS = 250;
/** A dozen pages, each judged, while others use the machine too. */
const ALL_PAGES_MS = 300_000;

/** All has come and the map stands still, or it never will and the picture shows it. The live stream never ends: what comes is counted. */
async function settled(page: Page): Promise<void> {
  await page.locator('.frame > main :is(h1, h2)').first().waitFor({ state: 'attached' });
  await page.locator('[data-loading], .frame > main .loading, .map-failed').first().waitFor({ state: 'detached' });
  const came = () => page.evaluate(() => performance.getEntriesByType('resource').length);
  // A page may read again now and then: two seconds are enough for the rest.
  for (let before = -1, now = await came(), tries = 0; now !== before && tries < 8; tries++) {
    before = now;
    await page.waitForTimeout(STILL_MS);
    now = await came();
  }
  await page.locator('[data-loading], .frame > main .loading, .map-failed').first().waitFor({ state: 'detached' });
}

async function addresses(page: Page): Promise<Record<string, string>> {
  const { tasks } = await ask<{ tasks: { matterId: string; verb: string }[] }>(
    page,
    '/api/matters.findWorklist?whose=mine&limit=30',
  );
  const { zones } = await ask<{ zones: { id: string }[] }>(page, '/api/patrol.findZones?limit=1');
  const found = Object.fromEntries(tasks.map(({ verb, matterId }) => [`$${verb}`, matterId]));
  return { ...found, $zone: zones[0]!.id };
}

describe.each(seen)('$name', ({ lang, shade, size, name, pages: shown }) => {
  test.each([...new Set(shown.map(([, person]) => person))])(
    'the pages of %s',
    async (person) => {
      const page = await as(person, '/office/', { size, shade });
      await tell(page, 'identity.savePreferences', { lang, theme: shade });
      const known = person === 'song' || person === 'deng' ? await addresses(page) : {};
      const troubles: string[] = [];
      for (const [title, , path] of shown.filter(([, owner]) => owner === person)) {
        await page.goto(path.replace(/\$\w+/, (verb) => known[verb] ?? verb));
        await settled(page);
        await screenshot(page, `${title}-${name}`, true);
        troubles.push(...(await judge(page, lang)));
      }
      await tell(page, 'identity.savePreferences', { lang: 'zh', theme: 'light' });
      expect(troubles).toEqual([]);
    },
    ALL_PAGES_MS,
  );

  test('the door', async () => {
    const page = await visit({ lang, shade, size });
    await page.goto('/office/');
    await page.locator('.door h1').waitFor();
    await screenshot(page, `door-${name}`, true);
    expect(await judge(page, lang)).toEqual([]);
  });
});
