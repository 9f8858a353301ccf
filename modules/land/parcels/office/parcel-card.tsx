/** A parcel chosen on a map: its page, for whoever may know its holder. */
import { ActionButton, MapCard } from '#ui/controls';
import { type ChosenFeature, useAddress, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { maySeeHolders } from '../contract.ts';

export default function ParcelCard({ id, onLeave }: ChosenFeature) {
  const { t } = useWords();
  const { go } = useAddress();
  const { roles } = useMe();
  const may = maySeeHolders.some(({ role }) => roles.includes(role));
  return (
    <MapCard
      title={t('land.parcel')}
      sentences={[may ? t('land.openParcel') : t('land.holdersBarred')]}
      actions={
        <>
          {may && (
            <ActionButton small main onClick={() => go(`/land/parcels/${id}`)}>
              {t('map.open')}
            </ActionButton>
          )}
          <ActionButton small onClick={onLeave}>
            {t('land.close')}
          </ActionButton>
        </>
      }
    />
  );
}
