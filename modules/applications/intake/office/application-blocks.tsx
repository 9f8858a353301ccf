/** The middle of an application's page: what was applied for, by whom, with which papers, what lacks and what was asked for. */
import type { OutputOf } from '@cuntu/base';
import { areaM2 } from '@cuntu/geodesy';
import { Icon, type Photo, PhotoStrip } from '#ui/controls';
import { MapView } from '#ui/map';
import { BlockTitle, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { Standing } from '../../mortgages/office/standing.tsx';
import { spoken } from '../../queue/office/spoken.ts';
import type { getApplication } from '../contract/questions.ts';
import { askedIn, fieldSaid, isPicture, valueSaid, yuanSaid } from './application-words.ts';
import { boundsAround, plotsOf } from './outline.ts';

export type Application = OutputOf<typeof getApplication>;

interface Shape {
  type: string;
  coordinates: readonly unknown[];
}

export const outlineOf = ({ parcel, form }: Application): Shape | undefined =>
  parcel?.outline ?? (form.boundary as Shape | undefined);

/** The parcel of the register, or the boundary that was handed in. `open`: what is asked for may still come into the book. */
export function Land({ application, open }: { application: Application; open: boolean }) {
  const { t, area, areaMu, shortDay } = useWords();
  const { today } = useHouse();
  const outline = outlineOf(application);
  const { parcel } = application;
  if (!outline) return null;
  const square = parcel?.areaM2 ?? areaM2(outline as never);
  const title = parcel?.unitNumber ?? t('application.boundary');
  return (
    <section>
      <div className="matter-map land-map">
        <MapView
          label={title}
          plots={plotsOf(application.id, outline, `${title} ${area(square)}`, areaMu(square))}
          bounds={boundsAround(outline)}
        />
      </div>
      <div className="land-said">
        <p>
          {parcel ? (
            <a className="num" href={`/office/land/parcels/${parcel.id}`}>
              {parcel.unitNumber}
            </a>
          ) : (
            t('application.boundary')
          )}
          {' · '}
          {area(square)}
        </p>
        {parcel?.turned && <Turned turned={parcel.turned} />}
        {parcel?.rights.map(({ id, kind, holder, identityTail }) => (
          <p key={id}>
            {kind} <b>{holder ?? t('land.holderUnknown')}</b>
            {identityTail && <span className="num"> …{identityTail}</span>}
          </p>
        ))}
        {parcel?.holds.map(({ id, kind, basis, fromOn }) => (
          <p key={id} className="bars">
            <b>{t(`land.hold.${kind}`)}</b> {basis} {t('land.since', { day: shortDay(fromOn, today) })}
          </p>
        ))}
        {parcel && parcel.holds.length === 0 && <p className="quiet">{t('application.noHold')}</p>}
        {parcel && open && application.item.key === 'mortgageSet' && application.mortgage === null && (
          <Standing unitNumber={parcel.unitNumber} adds />
        )}
      </div>
    </section>
  );
}

/** The examiner does not decide on a version that has ended, nor on a right that has gone to somebody else, without being told. */
function Turned({
  turned: { endedOn, nowId, against },
}: {
  turned: NonNullable<NonNullable<Application['parcel']>['turned']>;
}) {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  return (
    <>
      {endedOn && (
        <p className="bars">
          {t('application.versionEnded', { day: shortDay(endedOn, today) })}{' '}
          {nowId && <a href={`/office/land/parcels/${nowId}`}>{t('application.versionNow')}</a>}
        </p>
      )}
      {against && <p className="bars">{t(`refusal.${against}`)}</p>}
    </>
  );
}

function TakenInOn({ ticket }: Pick<Application, 'ticket'>) {
  const { t, time, shortDay } = useWords();
  const { today } = useHouse();
  if (!ticket) return null;
  const { number, day, counter, calledAt, window } = ticket;
  return (
    <div>
      <dt>{t('number.row')}</dt>
      <dd>
        {t('number.takenInOn', { day: shortDay(day, today), number: spoken(number), counter, time: time(calledAt) })}
        <small>{window}</small>
      </dd>
    </div>
  );
}

export function Form({ application: { item, form, mortgage, ticket } }: { application: Application }) {
  const words = useWords();
  const { t } = words;
  const { today } = useHouse();
  const rows = askedIn(item.fields, form).flatMap((field) => {
    const said = valueSaid(words, field, form[field.key], today);
    return said === undefined ? [] : [[fieldSaid(words, item.key, field.key), said] as const];
  });
  return (
    <section>
      <BlockTitle>{t('application.form')}</BlockTitle>
      <dl className="said-list">
        {rows.map(([name, said]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ))}
        {mortgage && (
          <div>
            <dt>{t('mortgage.entry')}</dt>
            <dd>
              <a href={`/office/mortgages?text=${encodeURIComponent(mortgage.proofNumber)}`}>{mortgage.proofNumber}</a>
              {' · '}
              {yuanSaid(words, mortgage.amount)}
              {' · '}
              {mortgage.rank === null ? t('mortgage.released') : t('mortgage.rankNth', { rank: mortgage.rank })}
            </dd>
          </div>
        )}
        <TakenInOn ticket={ticket} />
      </dl>
    </section>
  );
}

function useValidity() {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  return (to: string | null): string => {
    if (to === null) return t('application.noEnd');
    return t(to < today ? 'application.ranOut' : 'application.validUntil', { day: shortDay(to, today) });
  };
}

export function Applicants({ application }: { application: Application }) {
  const { t } = useWords();
  const validity = useValidity();
  return (
    <section>
      <BlockTitle note={t('application.sealed')}>{t('application.applicants')}</BlockTitle>
      <dl className="said-list">
        {application.applicants.map(({ partyId, role, kind, name, identityTail, identityValidTo, agent }) => (
          <div key={partyId}>
            <dt>{t(`applicantRole.${role}`)}</dt>
            <dd>
              <b>{name}</b> {t(`partyKind.${kind}`)}
              {identityTail && <span className="num"> …{identityTail}</span>}
              <small>{validity(identityValidTo)}</small>
              {agent && (
                <small>
                  {t('application.agentIs', { name: agent.name })}
                  {agent.identityTail && <span className="num"> …{agent.identityTail}</span>}
                  {' · '}
                  {validity(agent.identityValidTo)}
                </small>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Files({ application, material }: { application: Application; material: string }) {
  const { t } = useWords();
  const files = application.materials.filter((one) => one.material === material).flatMap((one) => one.files);
  if (files.length === 0) return <small className="quiet">{t('material.onPaper')}</small>;
  const address = (sha256: string) => `/api/files/${application.id}/${sha256}`;
  const pictures = files
    .filter(({ mediaType }) => isPicture(mediaType))
    .map(
      ({ sha256 }, nth): Photo => ({
        id: `${nth}${sha256}`,
        thumbnail: `${address(sha256)}?width=320`,
        full: `${address(sha256)}?width=1280`,
        original: address(sha256),
        caption: t('material.page', { number: nth + 1 }),
        alt: `${t(`material.${material}`)} ${t('material.page', { number: nth + 1 })}`,
      }),
    );
  return (
    <>
      {files
        .filter(({ mediaType }) => !isPicture(mediaType))
        .map(({ sha256 }, nth) => (
          <a key={sha256} className="material-file" href={address(sha256)} target="_blank" rel="noreferrer">
            <Icon name="paper" size={16} /> {t('material.file', { number: nth + 1 })}
          </a>
        ))}
      {pictures.length > 0 && <PhotoStrip photos={pictures} />}
    </>
  );
}

export function Checklist({ application }: { application: Application }) {
  const { t } = useWords();
  const lacking = application.checklist.filter(({ state }) => state === 'missing' || state === 'expired').length;
  return (
    <section>
      <BlockTitle note={lacking === 0 ? t('material.complete') : t('material.lacksCount', { count: lacking })}>
        {t('material.title')}
      </BlockTitle>
      <ul className="materials">
        {application.checklist.map(({ material, state, because }) => (
          <li key={material} className="material" data-state={state}>
            <span className="material-name">
              <Icon name={state === 'missing' || state === 'expired' ? 'close' : 'check'} size={16} />
              <b>{t(`material.${material}`)}</b>
              <small>
                {[t(`material.state.${state}`), because && t(`material.because.${because}`)]
                  .filter(Boolean)
                  .join(t('applications.comma'))}
              </small>
            </span>
            {(state === 'given' || state === 'expired') && <Files application={application} material={material} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

const LACKS: readonly string[] = ['missing', 'expired'];

export function Requests({ application: { requests } }: { application: Application }) {
  const { t, day } = useWords();
  const { today } = useHouse();
  if (requests.length === 0) return null;
  return (
    <section>
      <BlockTitle note={t('request.note')}>{t('request.title')}</BlockTitle>
      {requests.map(({ n, number, requestedOn, again, newGround, items }) => (
        <div key={n} className="request">
          <p>
            <b>{day(requestedOn, today)}</b> {number}
            {again && ` · ${t('request.again', { ground: newGround })}`}
          </p>
          <ol>
            {items.map(({ material, lacking }) => (
              <li key={`${material}${lacking}`}>
                {t(`material.${material}`)}
                {t('request.colon')}
                {LACKS.includes(lacking) ? t(`request.${lacking}`) : lacking}
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}
