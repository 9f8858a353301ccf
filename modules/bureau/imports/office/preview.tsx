/** What a filled-in form would bring, sheet by sheet, and what is to be mended, cell by cell. */
import type { OutputOf } from '@cuntu/base';
import { useWords } from '#ui/words';
import type { previewImport } from '../contract.ts';

type Preview = OutputOf<typeof previewImport>;

export function Faults({ faults, more }: Pick<Preview, 'faults' | 'more'>) {
  const { t, count } = useWords();
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="import-scroll" tabIndex={0} aria-label={t('bureau.import.faults')}>
        <table className="fault-table">
          <caption className="unseen">{t('bureau.import.faults')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('bureau.import.where')}</th>
              <th scope="col">{t('bureau.import.what')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map(({ sheet, cell, code, params }) => (
              <tr key={`${sheet}!${cell} ${code} ${JSON.stringify(params ?? {})}`}>
                <th scope="row">{cell ? `${sheet} ${cell}` : sheet}</th>
                <td>{t(`fault.import.${code}`, params)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {more > 0 && <p className="quiet">{t('bureau.import.more', { count: count(more) })}</p>}
    </>
  );
}

export function Glances({ sheets }: Pick<Preview, 'sheets'>) {
  const { t, count } = useWords();
  return sheets
    .filter(({ rows }) => rows > 0)
    .map(({ title, headers, rows, first }) => (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      <section key={title} className="import-scroll" tabIndex={0} aria-label={title}>
        <table className="glance-table">
          <caption>
            {title} <small>{t('bureau.import.rows', { rows: count(rows), first: count(first.length) })}</small>
          </caption>
          <thead>
            <tr>
              {headers.map((header) => (
                <th key={header} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first.map(({ row, values }) => (
              <tr key={row}>
                {values.map((value, nth) => (
                  <td key={headers[nth]}>{value}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    ));
}
