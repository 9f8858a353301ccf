/** Which service it is: each with what it asks for and by when it is done. */
import type { OutputOf } from '@cuntu/base';
import { useWords } from '#ui/words';
import type { findItems, ItemKey } from '../../items/contract.ts';
import { periodSaid } from '../../items/office/item-words.ts';
import { spoken } from '../../queue/office/spoken.ts';

type Item = OutputOf<typeof findItems>['items'][number];

interface Choosing {
  items: readonly Item[];
  /** What an earlier draft was about. */
  begun?: ItemKey;
  /** The number that stands at the counter, and what it came for. */
  number?: { number: number; item: ItemKey | null };
  onChoose(key: ItemKey): void;
}

export function ItemChoice({ items, begun, number, onChoose }: Choosing) {
  const words = useWords();
  const { t } = words;
  return (
    <>
      <header className="page-head">
        <h1>{t('application.which')}</h1>
        <p>{t('application.whichLead')}</p>
      </header>
      {begun && (
        <p className="begun">
          {t('application.begun', { item: t(`kind.${begun}`) })}{' '}
          <button type="button" className="link" onClick={() => onChoose(begun)}>
            {t('application.goOn')}
          </button>
        </p>
      )}
      {number?.item && (
        <p className="begun">
          {t('number.saidFor', { number: spoken(number.number), item: t(`kind.${number.item}`) })}{' '}
          <button type="button" className="link" onClick={() => onChoose(number.item!)}>
            {t('number.thatOne')}
          </button>
        </p>
      )}
      <ul className="item-choice">
        {items.map((item) => (
          <li key={item.key}>
            <button type="button" className="pick" onClick={() => onChoose(item.key)}>
              <b>{t(`kind.${item.key}`)}</b>
              <span>{t(`item.about.${item.key}`)}</span>
              <small>
                {periodSaid(words, item, item.promise)} · {t('item.papersCount', { count: item.materials.length })}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
