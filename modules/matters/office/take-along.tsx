/** A list as it is narrowed, taken along as a file of one of several formats. */
import type { AnyQuery } from '@cuntu/base';
import { useState } from 'react';
import { type GivenTo, NotFound, takeFile } from '#platform/client';
import { FoundTrouble } from '#ui/controls';
import { useWords } from '#ui/words';
import './take-along.css';

/** Names of file formats, the same in every language. */
const formats = { xlsx: 'Excel', csv: 'CSV', geojson: 'GeoJSON' } as const;
type Format = keyof typeof formats;

export function TakeAlong<Q extends AnyQuery>({
  query,
  filter,
  as,
  most,
}: {
  query: Q;
  filter: object;
  as: readonly Format[];
  /** Rows; more is refused. */
  most: number;
}) {
  const { t, count } = useWords();
  const [making, setMaking] = useState(false);
  const [trouble, setTrouble] = useState<NotFound>();
  const take = async (form: Format) => {
    setMaking(true);
    const answer = await takeFile(query, { ...filter, form } as GivenTo<Q>);
    setMaking(false);
    setTrouble(answer.is === 'done' ? undefined : new NotFound(answer));
  };
  return (
    <div className="take-along">
      {t('takeAlong.export')}
      {as.map((form) => (
        <button key={form} type="button" className="link" onClick={() => !making && void take(form)}>
          {formats[form]}
        </button>
      ))}
      <small role="status">{making ? t('takeAlong.making') : t('takeAlong.note', { most: count(most) })}</small>
      {trouble && <FoundTrouble error={trouble} again={() => setTrouble(undefined)} />}
    </div>
  );
}
