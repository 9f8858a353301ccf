/** The guide of the demo: parcels that can be tried at the window, with what the window asks for. */
import type { OutputOf } from '@cuntu/base';
import type { ReactNode } from 'react';
import { useFound } from '#platform/client';
import { getDemoGuide } from '#platform/http/contract';
import { EmptyState, FoundTrouble, Loading } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';

type Guide = OutputOf<typeof getDemoGuide>;

/** Selected whole at a touch, to be copied. */
const Copied = ({ children }: { children: ReactNode }) => <dd className="num demo-copied">{children}</dd>;

function Named({ term, name, number }: { term: string; name: string; number: string | null }) {
  const { t } = useWords();
  return (
    <>
      <dt>{term}</dt>
      <dd className="demo-copied">{name}</dd>
      {number && (
        <>
          <dt>{t('party.creditCode')}</dt>
          <Copied>{number}</Copied>
        </>
      )}
    </>
  );
}

function Parcel({ use, unitNumber, placeName, holder, mortgage }: Guide['parcels'][number]) {
  const { t } = useWords();
  return (
    <section className="demo-parcel">
      <h2>{t(`demoGuide.use.${use}`)}</h2>
      <p>{t(`demoGuide.try.${use}`)}</p>
      <dl>
        <dt>{t('demoGuide.unitNumber')}</dt>
        <Copied>{unitNumber}</Copied>
        <dt>{t('demoGuide.place')}</dt>
        <dd>{placeName}</dd>
        <Named term={t('demoGuide.holder')} {...holder} />
        {mortgage && (
          <>
            <dt>{t('demoGuide.proofNumber')}</dt>
            <dd className="demo-copied">{mortgage.proofNumber}</dd>
            <Named term={t('applicantRole.mortgagee')} {...mortgage.mortgagee} />
          </>
        )}
      </dl>
    </section>
  );
}

function Guide({ parcels, lender }: Guide) {
  const { t } = useWords();
  return (
    <>
      {parcels.map((one) => (
        <Parcel key={one.use} {...one} />
      ))}
      <section className="demo-parcel">
        <h2>{t('demoGuide.lender')}</h2>
        <dl>
          <Named term={t('applicantRole.mortgagee')} {...lender} />
        </dl>
      </section>
      <p className="demo-new">
        <a href="/office/applications/new">{t('demoGuide.new')}</a>
      </p>
    </>
  );
}

export default function DemoPage() {
  const { t } = useWords();
  const { growing } = useHouse();
  const found = useFound(getDemoGuide, {});
  const none = found.data?.parcels.length === 0;
  return (
    <div className="page narrow">
      <header className="page-head">
        <h1>{t('demoGuide.page')}</h1>
        <p>{t('demoGuide.lead')}</p>
      </header>
      {found.error && <FoundTrouble error={found.error} again={() => void found.refetch()} />}
      {!found.data && !found.error && <Loading />}
      {none && (
        <EmptyState title={t('demoGuide.none')} sentence={t(growing ? 'demoGuide.comes' : 'demoGuide.noneSentence')} />
      )}
      {found.data && !none && <Guide {...found.data} />}
    </div>
  );
}
