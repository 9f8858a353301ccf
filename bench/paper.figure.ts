/** What a notice's PDF costs beyond the typesetter's own time, once the first one is printed. */
import { readFileSync } from 'node:fs';
import { openPress } from '#platform/documents';
import { measureOverhead } from '../platform/documents/overhead.ts';
import { stopNoticeOf } from './setting/stop-notice.ts';

const BEYOND_MAX_MS = 20;
const PAPERS = 40;
const template = readFileSync(
  new URL('../modules/enforcement/notices/papers/stop-notice.typ', import.meta.url),
  'utf8',
);

export default {
  figure: "a notice's PDF after the first",
  budget: `≤ ${BEYOND_MAX_MS} ms beyond Typst's own time, which is stated`,
  async measure() {
    const press = await openPress();
    const { typstMs, beyondTypstMs } = await measureOverhead(
      press,
      (n) => ({ template, record: stopNoticeOf(n), checkAddress: `https://cuntu.example/check/K7QM#${n}` }),
      PAPERS,
    );
    await press.close();
    return [
      { value: beyondTypstMs, unit: 'ms beyond Typst (median)', within: beyondTypstMs <= BEYOND_MAX_MS },
      { value: typstMs, unit: "ms of Typst's own (median)", within: true },
    ];
  },
};
