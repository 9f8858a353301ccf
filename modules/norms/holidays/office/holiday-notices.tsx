/** The notices that the calendar rests on, newest first. */
import type { OutputOf } from '@cuntu/base';
import { useFound } from '#platform/client';
import { ActionLink, FoundTrouble, Loading } from '#ui/controls';
import { useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { findHolidayNotices } from '../contract.ts';

type Notice = OutputOf<typeof findHolidayNotices>['notices'][number];

function Row({ notice }: { notice: Notice }) {
  const { t, shortDay, day } = useWords();
  // Under the notice's own year: only what lies in another names it.
  const said = (one: string) => shortDay(one, String(notice.year));
  const run = ({ from, to }: Notice['off'][number]) =>
    from === to ? said(from) : t('norms.range', { from: said(from), to: said(to) });
  return (
    <tr>
      <td>
        <b>
          {t('norms.noticeOf', { year: notice.year })}
          {notice.scope === 'change' && t('norms.noticeChange')}
        </b>
        <small>{notice.number}</small>
        <small>{t('norms.issued', { day: day(notice.issuedOn, '') })}</small>
      </td>
      <td>
        {notice.off.map((off) => (
          <span key={off.from} className="holiday-run">
            {t(`holiday.${off.holiday}`)} {run(off)}
            <br />
          </span>
        ))}
      </td>
      <td data-column={t('norms.workDays')}>
        {notice.work.length === 0 ? t('norms.none') : notice.work.map(said).join(' · ')}
      </td>
      <td>
        <small>{t(`norms.confidence.${notice.confidence}`)}</small>
      </td>
    </tr>
  );
}

export function HolidayNotices() {
  const { t } = useWords();
  const { roles } = useMe();
  const found = useFound(findHolidayNotices, {});
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const notices = [...found.data.notices].sort((a, b) => b.issuedOn.localeCompare(a.issuedOn));
  return (
    <>
      {roles.includes('administrator') && (
        <p>
          <ActionLink icon="plus" href="/office/norms/notice">
            {t('norms.loadNotice')}
          </ActionLink>
        </p>
      )}
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('norms.holidays')}</th>
            <th scope="col">{t('norms.offDays')}</th>
            <th scope="col">{t('norms.workDays')}</th>
            <th scope="col">{t('norms.changeConfidence')}</th>
          </tr>
        </thead>
        <tbody>
          {notices.map((notice) => (
            <Row key={notice.id} notice={notice} />
          ))}
        </tbody>
      </table>
    </>
  );
}
