/** What is to be mended or known about a file, by feature or line; and its first areas. */
import type { OutputOf } from '@cuntu/base';
import { useWords } from '#ui/words';
import { mu, squareM } from '../../analysis/office/answer-words.ts';
import type { previewLayer, Remark } from '../contract.ts';

type Preview = OutputOf<typeof previewLayer>;

export function Remarks({ title, remarks, more }: { title: string; remarks: readonly Remark[]; more: number }) {
  const { t, count } = useWords();
  if (remarks.length === 0) return null;
  const place = ({ feature, line }: Remark) =>
    feature !== null
      ? t('land.import.feature', { n: feature })
      : line !== null
        ? t('land.import.line', { n: line })
        : t('land.import.whole');
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="import-scroll" tabIndex={0} aria-label={title}>
        <table className="fault-table">
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('land.import.where')}</th>
              <th scope="col">{t('land.import.told')}</th>
            </tr>
          </thead>
          <tbody>
            {remarks.map((remark) => (
              <tr key={JSON.stringify(remark)}>
                <th scope="row">{place(remark)}</th>
                <td>{t(`fault.land.${remark.code}`, remark.params)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {more > 0 && <p className="quiet">{t('land.import.more', { count: count(more) })}</p>}
    </>
  );
}

export function First({ first }: Pick<Preview, 'first'>) {
  const words = useWords();
  const { t, count } = words;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="import-scroll" tabIndex={0} aria-label={t('land.import.first')}>
      <table className="glance-table">
        <caption>{t('land.import.first')}</caption>
        <thead>
          <tr>
            {(['name', 'area', 'points', 'holes'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`land.import.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first.map(({ place, name, areaM2, areaMu, points, holes }) => (
            <tr key={place}>
              <td>{name || place}</td>
              <td>
                {squareM(words, areaM2)} {mu(words, areaMu)}
              </td>
              <td>{count(points)}</td>
              <td>{count(holes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
