/** A page with its map beside it; under 1200 px the map folds under a tab that keeps the same choice. */
import { type ReactNode, useState } from 'react';
import { Choice } from '#ui/controls';
import { useWords } from '#ui/words';

export function BesideMap({ children, map }: { children: ReactNode; map: ReactNode }) {
  const { t } = useWords();
  const [shown, setShown] = useState<'list' | 'map'>('list');
  return (
    <div className="beside" data-shown={shown}>
      <div className="beside-tabs">
        <Choice<'list' | 'map'>
          label={t('page.view')}
          value={shown}
          onChange={setShown}
          options={[
            { value: 'list', words: t('page.list') },
            { value: 'map', words: t('map.label') },
          ]}
        />
      </div>
      <div className="beside-page">{children}</div>
      <section className="beside-map" aria-label={t('map.label')}>
        {map}
      </section>
    </div>
  );
}
