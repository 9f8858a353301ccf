/** What stands on a page for whoever may not use it: whose page it is, and whom to ask. */
import { EmptyState } from '#ui/controls';
import { type OfficePage, useMe } from '#ui/pages';
import { useWords } from '#ui/words';

export function NotForYou({ page }: { page: OfficePage }) {
  const { t } = useWords();
  const { roles } = useMe();
  const said = (those: readonly string[]) =>
    those
      .filter((role) => role !== 'system')
      .map((role) => t(`office.role.${role}`))
      .join(t('office.and'));
  const ask = roles.includes('citizen') ? 'office.notYours.askCitizen' : 'office.notYours.ask';
  return (
    <div className="page">
      <EmptyState
        heading="h1"
        title={t('office.notYours.title', { page: t(page.title) })}
        sentence={t('office.notYours.sentence', { those: said(page.roles ?? []), yours: said(roles), ask: t(ask) })}
        links={[{ words: t('office.notYours.home'), href: '/office/' }]}
      />
    </div>
  );
}
