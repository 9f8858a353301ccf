/** What a plot is, as a panel: for the page of whatever has a plot; silent where its reader may not ask. */
import { useState } from 'react';
import { fitsAddress, queryString, takePrinted, useFound } from '#platform/client';
import { ActionButton, AreaAnswer, ErrorSentence, FoundTrouble, Loading } from '#ui/controls';
import { useHouse, useMe } from '#ui/pages';
import { fixed, useWords } from '#ui/words';
import { maySeeGround } from '../../ground/contract.ts';
import { maySeeHolders } from '../../parcels/contract.ts';
import { type Analysis, getAnalysis, type Plot } from '../contract.ts';
import { answersOf, classRows, mu, squareM } from './answer-words.ts';

const holds = (rules: readonly { role: string }[], roles: readonly string[]) =>
  rules.some(({ role }) => roles.includes(role));

function Parcels({ parcels }: Pick<Analysis, 'parcels'>) {
  const words = useWords();
  const { roles } = useMe();
  const open = holds(maySeeHolders, roles);
  if (parcels.length === 0) return <p className="quiet">{words.t('land.noParcel')}</p>;
  return (
    <ul className="land-parcels">
      {parcels.map(({ id, unitNumber, hit, rights, holds: held }) => (
        <li key={id}>
          {open ? <a href={`/office/land/parcels/${id}`}>{unitNumber}</a> : <span className="num">{unitNumber}</span>}
          <small>{[mu(words, hit.areaMu), ...rights].join(' · ')}</small>
          {held.map((one) => (
            <small key={one.id} className="land-held">
              {words.t(`land.hold.${one.kind}`)} {one.basis}
            </small>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Sources({ found }: { found: Analysis }) {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  return (
    <details className="land-sources">
      <summary>{t('land.sources')}</summary>
      <ul>
        {found.sources.map(({ layer, source, validFrom }) => (
          <li key={`${layer} ${source}`}>
            {t(`map.layer.${layer}`)} {source} {t('land.since', { day: shortDay(validFrom, today) })}
          </li>
        ))}
        {found.reviews.map(({ key, article }) => (
          <li key={key}>{article}</li>
        ))}
      </ul>
      <p className="quiet">{t('land.measured', { epsg: found.epsg })}</p>
    </details>
  );
}

const PRINTED = `/api/${getAnalysis.name}.pdf`;

/** A plot of hundreds of corners does not fit an address: it is sent as a body, and what comes back is saved. */
function Print({ plot, asOf, day }: { plot: Plot; asOf: string | undefined; day: string }) {
  const { t } = useWords();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  if (fitsAddress({ plot, asOf }))
    return (
      <p>
        <a className="button" href={PRINTED + queryString({ plot, asOf })} target="_blank" rel="noreferrer">
          {t('land.printAnswer')}
        </a>
      </p>
    );
  const print = async () => {
    setState('busy');
    const answer = await takePrinted(PRINTED, { plot, asOf }, `land-analysis-${day}.pdf`);
    setState(answer.is === 'done' ? 'idle' : 'failed');
  };
  return (
    <>
      <p>
        <ActionButton busy={state === 'busy'} onClick={() => void print()}>
          {t(state === 'busy' ? 'land.printing' : 'land.printAnswer')}
        </ActionButton>
      </p>
      {state === 'failed' && <ErrorSentence what={t('land.notPrinted')} safe={t('land.notPrintedSafe')} />}
    </>
  );
}

function Answer({ plot, asOf, found }: { plot: Plot; asOf: string | undefined; found: Analysis }) {
  const words = useWords();
  const { t } = words;
  return (
    <div className="land-answer">
      <AreaAnswer
        title={t('land.whatIsIt')}
        figure={fixed(found.whole.areaMu, 2)}
        unit={t('area.muUnit')}
        m2={squareM(words, found.whole.areaM2)}
        barLabel={t('land.barLabel')}
        classes={classRows(words, found)}
        answers={answersOf(words, found)}
      />
      {found.reviews.length > 0 && <p className="land-caution">{t('land.noVerdict')}</p>}
      <h3>{t('land.parcels')}</h3>
      <Parcels parcels={found.parcels} />
      <Sources found={found} />
      <Print plot={plot} asOf={asOf} day={found.asOf} />
    </div>
  );
}

export function PlotAnswer({ plot, asOf }: { plot: Plot; asOf?: string }) {
  const { t } = useWords();
  const { roles } = useMe();
  const may = holds(maySeeGround, roles);
  const found = useFound(getAnalysis, { plot, asOf }, { enabled: may, keepFormer: true });
  if (!may) return null;
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  return found.data ? <Answer plot={plot} asOf={asOf} found={found.data} /> : <Loading words={t('land.asking')} />;
}
