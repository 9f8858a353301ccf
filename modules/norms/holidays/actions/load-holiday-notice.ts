/** A notice of the State Council is taken into the calendar; running clocks are re-dated by whoever hears of it. */
import { ok, refuse } from '@cuntu/base';
import { noticeFaults } from '@cuntu/calendar';
import { handle } from '#platform/pipeline';
import { holidayNoticeLoaded, loadHolidayNotice } from '../contract.ts';
import { findNotices, insertNotice } from '../tables.ts';

export const handleLoadHolidayNotice = handle(
  loadHolidayNotice,
  async (deed, { id, notice }) => {
    const allowed = deed.allow({ division: deed.cityCode });
    if (!allowed.ok) return allowed;
    const faults = noticeFaults(notice);
    if (faults.length > 0)
      return refuse('notice.contradicts', { faults: faults.map((fault) => ({ ...fault, at: `notice.${fault.at}` })) });
    const loaded = await findNotices(deed.tx);
    if (loaded.some((row) => row.notice.number === notice.number))
      return refuse('notice.alreadyLoaded', { at: 'notice.number', params: { number: notice.number } });
    deed.begin(id);
    const recorded = deed.record(holidayNoticeLoaded, {
      matterId: id,
      division: deed.cityCode,
      from: null,
      to: 'loaded',
      fields: { number: notice.number, notice },
    });
    await insertNotice(deed.tx, id, notice, id, recorded.n);
    deed.announce({ topic: 'norms', division: deed.cityCode });
    return ok({ id });
  },
  {
    keys: {
      holiday_notice_number_key: (number) => ({
        code: 'notice.alreadyLoaded',
        at: 'notice.number',
        params: { number },
      }),
    },
  },
);
