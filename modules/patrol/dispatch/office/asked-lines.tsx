/** On one's own first page: that one is asked to go and see, and the way to answer. */
import { useFound } from '#platform/client';
import { useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { findMyDispatches } from '../../contract.ts';
import { patrollers } from '../../patrols/contract.ts';

export function AskedLines() {
  const { t, length } = useWords();
  const { roles } = useMe();
  const { data } = useFound(findMyDispatches, {}, { enabled: patrollers.some(({ role }) => roles.includes(role)) });
  return (
    <div role="status">
      {data?.dispatches.map(({ id, state, placeName, kind, distanceM }) => (
        <p key={id} className="asked-line">
          <b>{t(state === 'accepted' ? 'mine.onTheWay' : 'mine.asked')}</b>{' '}
          <a href="/office/patrol">{`${placeName} ${t(`kind.${kind}`)}`}</a> {length(distanceM)}
        </p>
      ))}
    </div>
  );
}
