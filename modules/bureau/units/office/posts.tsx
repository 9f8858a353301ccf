/** The posts of one unit and who holds them; an empty one says since when. */
import { useFound } from '#platform/client';
import { FoundTrouble, Loading, MissingPerson, PersonChip } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { findPosts } from '../contract.ts';

export function UnitPosts({ unitId }: { unitId: string }) {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  const found = useFound(findPosts, { unitId }, { keepFormer: true });
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  if (found.data.posts.length === 0) return null;
  return (
    <section className="unit-posts" aria-labelledby="unit-posts">
      <h2 id="unit-posts">{t('bureau.units.posts')}</h2>
      <ul>
        {found.data.posts.map(({ id, title, holders, vacantSince }) => (
          <li key={id}>
            {holders.length === 0 && (
              <MissingPerson
                words={t('bureau.units.nobody', { title })}
                since={
                  vacantSince ? t('bureau.units.since', { day: shortDay(vacantSince, today) }) : t('bureau.units.never')
                }
              />
            )}
            {holders.map(({ personId, name, acting }) => (
              <PersonChip
                key={personId}
                surname={name.slice(0, 1)}
                name={name}
                duty={acting ? `${title}${t('bureau.actingMark')}` : title}
                href={`/office/people/${personId}`}
              />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
