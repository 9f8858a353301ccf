/** A notice of the State Council is taken into the calendar; running clocks are re-dated by whoever hears of it. */
import { ok } from '@cuntu/base';
import { handle } from '#platform/pipeline';
import { almanacWith } from '../admitting.ts';
import { holidayNoticeLoaded, loadHolidayNotice } from '../contract.ts';
import { changeCalendar, insertNotice } from '../tables.ts';

export const handleLoadHolidayNotice = handle(
  loadHolidayNotice,
  async (deed, { id, notice }) => {
    const allowed = deed.allow({ division: deed.cityCode });
    if (!allowed.ok) return allowed;
    await changeCalendar(deed.tx);
    const admitted = await almanacWith(deed.tx, notice);
    if (!admitted.ok) return admitted;
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
