/** The posts of a unit that nobody holds, or that somebody holds for another: who is there stands in the list below. */
import { useFound } from '#platform/client';
import { FoundTrouble, MissingPerson, PersonChip } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { findPosts } from '../contract.ts';

export function OpenPosts({ unitId }: { unitId: string }) {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  const found = useFound(findPosts, { unitId });
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  const posts = (found.data?.posts ?? []).filter(({ holders }) => holders.every(({ acting }) => acting));
  if (posts.length === 0) return null;
  return (
    <section className="unit-posts" aria-labelledby="unit-posts">
      <h2 id="unit-posts">{t('bureau.units.posts')}</h2>
      <ul>
        {posts.map(({ id, title, holders, vacantSince }) => (
          <li key={id}>
            {holders.length === 0 && (
              <MissingPerson
                words={t('bureau.units.nobody', { title })}
                since={
                  vacantSince ? t('bureau.units.since', { day: shortDay(vacantSince, today) }) : t('bureau.units.never')
                }
              />
            )}
            {holders.map(({ personId, name }) => (
              <PersonChip
                key={personId}
                surname={name.slice(0, 1)}
                name={name}
                duty={`${title}${t('bureau.actingMark')}`}
                href={`/office/people/${personId}`}
              />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
