/** The arrangements of 2025 and 2026 in small, for the tests of this kernel; the full list is a seed of the norms. */
import type { HolidayNotice } from './notice.ts';

export const notice2025: HolidayNotice = {
  year: 2025,
  number: '2024-12',
  issuedOn: '2024-11-12',
  scope: 'year',
  off: [
    { holiday: 'newYear', from: '2025-01-01', to: '2025-01-01' },
    { holiday: 'springFestival', from: '2025-01-28', to: '2025-02-04' },
    { holiday: 'qingming', from: '2025-04-04', to: '2025-04-06' },
    { holiday: 'labourDay', from: '2025-05-01', to: '2025-05-05' },
    { holiday: 'dragonBoat', from: '2025-05-31', to: '2025-06-02' },
    { holiday: 'nationalDayMidAutumn', from: '2025-10-01', to: '2025-10-08' },
  ],
  work: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  source: 'test',
  confidence: 'V',
};

export const notice2026: HolidayNotice = {
  year: 2026,
  number: '2025-7',
  issuedOn: '2025-11-04',
  scope: 'year',
  off: [
    { holiday: 'newYear', from: '2026-01-01', to: '2026-01-03' },
    { holiday: 'springFestival', from: '2026-02-15', to: '2026-02-23' },
    { holiday: 'qingming', from: '2026-04-04', to: '2026-04-06' },
    { holiday: 'labourDay', from: '2026-05-01', to: '2026-05-05' },
    { holiday: 'dragonBoat', from: '2026-06-19', to: '2026-06-21' },
    { holiday: 'midAutumn', from: '2026-09-25', to: '2026-09-27' },
    { holiday: 'nationalDay', from: '2026-10-01', to: '2026-10-07' },
  ],
  work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  source: 'test',
  confidence: 'V',
};
