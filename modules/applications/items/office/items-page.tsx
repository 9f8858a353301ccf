/** The service guide for staff: each item with its limits, fees, papers and law, and the way to take one in. */
import { useFound } from '#platform/client';
import { ActionLink, FoundTrouble, Loading } from '#ui/controls';
import { useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { takers } from '../../intake/contract.ts';
import { findItems } from '../contract.ts';
import { feeSaid, type ItemShown, periodSaid, sourceOf } from './item-words.ts';

const unchecked = (confidence: string | undefined): boolean => confidence === 'M' || confidence === 'M?';

function Limits({ item }: { item: ItemShown }) {
  const words = useWords();
  return [item.promise, item.statutory].map((key) => {
    const limit = sourceOf(item, key);
    return (
      <p key={key}>
        <a href={`/office/norms?limit=${key}`}>{periodSaid(words, item, key)}</a>
        {limit && (
          <small>
            {limit.article}
            {unchecked(limit.confidence) && ` · ${words.t(`norms.confidence.${limit.confidence}`)}`}
          </small>
        )}
      </p>
    );
  });
}

function Papers({ item }: { item: ItemShown }) {
  const { t } = useWords();
  return (
    <ol className="item-papers">
      {item.materials.map(({ key, original, when, held }) => (
        <li key={key}>
          {t(`material.${key}`)}
          <small>
            {[
              held ? t('material.held') : t(original ? 'material.original' : 'material.copy'),
              when && t(`item.when.${when}`),
            ]
              .filter(Boolean)
              .join(t('applications.comma'))}
          </small>
        </li>
      ))}
    </ol>
  );
}

function Item({ item, takes }: { item: ItemShown; takes: boolean }) {
  const words = useWords();
  const { t } = words;
  return (
    <section className="item" aria-labelledby={item.key}>
      <div className="item-head">
        <h2 id={item.key}>{t(`kind.${item.key}`)}</h2>
        {takes && (
          <ActionLink small icon="plus" href={`/office/applications/new?item=${item.key}`}>
            {t('item.take')}
          </ActionLink>
        )}
      </div>
      <p>{t(`item.about.${item.key}`)}</p>
      <dl>
        <div>
          <dt>{t('item.limits')}</dt>
          <dd>
            <Limits item={item} />
          </dd>
        </div>
        <div>
          <dt>{t('item.who')}</dt>
          <dd>
            {item.applicants.map((role) => t(`applicantRole.${role}`)).join(t('clock.listComma'))}
            {item.applicants.length > 1 && <small>{t('application.jointly')}</small>}
          </dd>
        </div>
        <div>
          <dt>{t('item.decides')}</dt>
          <dd>{t(`item.decides.${item.decides}`)}</dd>
        </div>
        <div>
          <dt>{t('item.intake')}</dt>
          <dd>{t(`item.intake.${item.intake}`)}</dd>
        </div>
        <div>
          <dt>{t('item.fees')}</dt>
          <dd>
            {item.fees.map((fee) => (
              <p key={fee.key}>
                {feeSaid(words, fee)}
                <small>
                  {fee.basis}
                  {unchecked(fee.confidence) && ` · ${t(`norms.confidence.${fee.confidence}`)}`}
                </small>
              </p>
            ))}
          </dd>
        </div>
        <div data-wide>
          <dt>{t('item.papers')}</dt>
          <dd>
            <Papers item={item} />
          </dd>
        </div>
        <div data-wide>
          <dt>{t('item.law')}</dt>
          <dd>{item.law.join(t('clock.listComma'))}</dd>
        </div>
      </dl>
    </section>
  );
}

export default function ItemsPage() {
  const { t } = useWords();
  const { roles } = useMe();
  const found = useFound(findItems, {});
  const takes = takers.some((role) => roles.includes(role));
  return (
    <div className="page items-page">
      <header className="page-head">
        <h1>{t('page.items')}</h1>
        <p>{t('item.lead')}</p>
      </header>
      {found.error && <FoundTrouble error={found.error} again={() => void found.refetch()} />}
      {!found.data && !found.error && <Loading />}
      {found.data?.items.map((item) => (
        <Item key={item.key} item={item} takes={takes} />
      ))}
    </div>
  );
}
