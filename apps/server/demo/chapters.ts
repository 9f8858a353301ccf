/** What of the demo is told while people already look around: land and applications where the cast works, all land, what was before, patrols. */
import type { Log } from '#platform/log';
import type { OpenHouse } from '../house.ts';
import { type DemoApplicationsOptions, openDemoApplications, openFormerApplications } from './applications/opening.ts';
import type { Background } from './background.ts';
import { type DemoLandOptions, FIRST_TOWNSHIPS, openDemoLand } from './land/opening.ts';
import { type DemoPatrolsOptions, openDemoPatrols } from './patrols/opening.ts';

/** How much of it; absent: all. */
export type DemoSize = Pick<DemoLandOptions, 'townships'> &
  Pick<DemoApplicationsOptions, 'applicationMonths'> &
  Pick<DemoPatrolsOptions, 'days' | 'formerMonths' | 'moreCount'>;

interface ChaptersOptions extends DemoSize {
  log: Log;
  after?: Promise<void> | undefined;
  way?: () => Promise<void>;
}

/** One after the other: the next begins where the one before has ended or failed. `whole` is the last one's. */
export function openChapters(house: OpenHouse, { after, ...o }: ChaptersOptions): Background {
  const first = FIRST_TOWNSHIPS.filter((code) => !o.townships || o.townships.includes(code));
  const chapters: readonly [string, (after: Promise<void> | undefined) => Background][] = [
    [
      'demo first land',
      (before) => openDemoLand(house, { ...o, event: 'demo first land', townships: first, after: before }),
    ],
    ['demo applications', (before) => openDemoApplications(house, { ...o, after: before })],
    ['demo land', (before) => openDemoLand(house, { ...o, after: before })],
    ['demo former applications', (before) => openFormerApplications(house, { ...o, after: before })],
    ['demo patrols', (before) => openDemoPatrols(house, { ...o, after: before })],
  ];
  const opened: Background[] = [];
  for (const [name, open] of chapters) {
    const chapter = open(opened.at(-1)?.whole ?? after);
    void chapter.whole.catch((fault: unknown) => o.log.fault(name, fault));
    opened.push(chapter);
  }
  return {
    whole: opened.at(-1)!.whole,
    stop: async () => {
      await Promise.all(opened.map((one) => one.stop()));
    },
  };
}
