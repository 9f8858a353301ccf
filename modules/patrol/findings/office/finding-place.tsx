/** The middle of a finding's page: where, how large, how early, what lies near, and the photos. */
import type { OutputOf } from '@cuntu/base';
import type { MatterView } from '#modules/matters/office';
import { type Photo, PhotoStrip, StagePin } from '#ui/controls';
import { AsOfSlider, LayerTable, type MapPin, MapView, useMapLayers } from '#ui/map';
import { BlockTitle, Panels, useAddress, useHouse } from '#ui/pages';
import { fixed, muOf, useWords, type Words } from '#ui/words';
import type { getFinding } from '../contract.ts';
import { pathOf, plotOf, stageOf, titleOf } from './finding-words.ts';
import { aroundPlace } from './surrounding.ts';

type Finding = OutputOf<typeof getFinding>;

function pinsOf(words: Words, finding: Finding, matter: MatterView): MapPin[] {
  const own = finding.place.type === 'Point' && !finding.plot ? finding.place.coordinates : undefined;
  const near = finding.nearby.map(
    (one): MapPin => ({
      id: one.id,
      at: one.centre,
      words: `${titleOf(words, one.placeName, one.kind)} ${words.t(`state.${one.state}`)}`,
      look: { stage: stageOf[one.state] ?? 'new' },
    }),
  );
  if (!own) return near;
  const words0 = titleOf(words, matter.placeName, matter.topic);
  return [...near, { id: matter.id, at: own, words: words0, look: { stage: stageOf[matter.state] ?? 'new' } }];
}

function FindingMap({ finding, matter }: { finding: Finding; matter: MatterView }) {
  const words = useWords();
  const { go } = useAddress();
  const title = titleOf(words, matter.placeName, matter.topic);
  const label = finding.areaM2 === null ? undefined : words.areaMu(finding.areaM2);
  const outline = finding.plot ?? finding.place;
  const layers = useMapLayers();
  return (
    <>
      <div className="matter-map">
        <MapView
          label={title}
          pins={pinsOf(words, finding, matter)}
          plots={plotOf(matter.id, outline, label, `${title} ${label ?? ''}`)}
          chosenId={matter.id}
          onChoose={(id) => id !== matter.id && go(`/findings/${id}`)}
          bounds={aroundPlace(outline)}
          ground={layers.ground}
          hidden={layers.hidden}
          card={layers.card}
        />
      </div>
      <AsOfSlider layers={layers} />
      <details className="matter-layers">
        <summary>{words.t('map.layers')}</summary>
        <LayerTable layers={layers} groups={['duty', 'land', 'places']} />
      </details>
    </>
  );
}

function Land({ finding }: { finding: Finding }) {
  const { t, areaM2, shortDay } = useWords();
  const { today } = useHouse();
  const { areaM2: area, delays, caughtEarly } = finding;
  const rows = [
    [t('finding.kind'), t(`kind.${finding.kind}`)],
    [t('finding.stage'), t(`buildStage.${finding.stage}`)],
    [t('finding.channel'), t(`channel.${finding.channel}`)],
    delays.begunOn !== null && [t('finding.begunOn'), t('finding.about', { day: shortDay(delays.begunOn, today) })],
    caughtEarly !== null && [t('finding.early'), t(caughtEarly ? 'finding.earlyYes' : 'finding.earlyNo')],
  ].filter((row): row is [string, string] => row !== false);
  return (
    <section className="area">
      <div className="area-sum">
        <h2>{t('finding.land')}</h2>
        <b className="num">
          {area === null ? (
            '—'
          ) : (
            <>
              {fixed(muOf(area), 2)}
              <small> {t('area.muUnit')}</small>
            </>
          )}
        </b>
        <span>{area === null ? t('finding.notMeasured') : areaM2(area)}</span>
      </div>
      <table>
        <tbody>
          {rows.map(([question, answer]) => (
            <tr key={question}>
              <th scope="row">{question}</th>
              <td>{answer}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** As measured on the ground, else as it was reported; a mere point is no plot. */
const outlineOf = ({ plot, place }: Finding) => {
  const outline = plot ?? place;
  return outline.type === 'Polygon' ? outline : undefined;
};

const minutesBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 60_000;

function Delays({ delays }: { delays: Finding['delays'] }) {
  const { t, span } = useWords();
  const { begunOn, foundAt, reportedAt, stoppedAt } = delays;
  const figures = [
    ['found', begunOn && minutesBetween(`${begunOn}T00:00:00+08:00`, foundAt)],
    ['reported', minutesBetween(foundAt, reportedAt)],
    ['stopped', stoppedAt && minutesBetween(reportedAt, stoppedAt)],
  ] as const;
  return (
    <dl className="delays" aria-label={t('early.title')}>
      {figures.map(([name, minutes]) => (
        <div key={name}>
          <dt>
            <b>{t(`early.${name}`)}</b> {t(`early.${name}Span`)}
          </dt>
          <dd>{typeof minutes === 'number' ? span(Math.max(0, minutes)) : t(`early.${name}Unknown`)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Nearby({ finding }: { finding: Finding }) {
  const words = useWords();
  const { t, length, shortDay } = words;
  const { today } = useHouse();
  if (finding.nearby.length === 0) return null;
  return (
    <section>
      <BlockTitle note={t('nearby.note')}>{t('nearby.title')}</BlockTitle>
      <ul className="nearby">
        {finding.nearby.map((one) => (
          <li key={one.id}>
            <StagePin stage={stageOf[one.state] ?? 'new'} size={18} silent />
            <a href={pathOf(one.id)}>{titleOf(words, one.placeName, one.kind)}</a>
            <span>
              {t(one.open ? 'nearby.open' : 'nearby.over')} · {t(`state.${one.state}`)} ·{' '}
              {shortDay(one.openedAt.slice(0, 10), today)} · {t('nearby.away', { length: length(one.distanceM) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The flags worth a person's look; that a camera names no zone is usual. */
const odd = ['clockDiffers', 'positionInvalid', 'exifUnreadable'];

function Photos({ finding, matter }: { finding: Finding; matter: MatterView }) {
  const { t, moment } = useWords();
  const { today } = useHouse();
  const photos = finding.photos.map((photo, nth): Photo => {
    const entry = matter.timeline.find(({ n }) => n === photo.n);
    const address = `/api/files/${matter.id}/${photo.sha256}`;
    const flags = photo.flags.filter((flag) => odd.includes(flag)).map((flag) => t(`photo.flag.${flag}`));
    const when = photo.takenAt ?? entry?.happenedAt;
    return {
      id: `${photo.n}-${photo.sha256}`,
      thumbnail: `${address}?width=320`,
      full: `${address}?width=1280`,
      original: address,
      caption: [when && moment(when, today), entry && t(`did.${entry.step}`)].filter(Boolean).join(' '),
      alt: t('photo.alt', { number: nth + 1 }),
      ...(flags.length > 0 && { warning: flags.join(t('clock.comma')) }),
    };
  });
  return (
    <section>
      <BlockTitle note={photos.length > 0 ? t('photo.note', { count: photos.length }) : undefined}>
        {t('photos.label')}
      </BlockTitle>
      {photos.length > 0 ? <PhotoStrip photos={photos} /> : <p className="quiet">{t('photo.none')}</p>}
    </section>
  );
}

export function FindingPlace({ finding, matter }: { finding: Finding; matter: MatterView }) {
  const { t } = useWords();
  return (
    <>
      {finding.joinedInto && (
        <p className="joined-into">
          {t('finding.joinedInto')} <a href={pathOf(finding.joinedInto)}>{t('finding.openJoined')}</a>
        </p>
      )}
      <FindingMap finding={finding} matter={matter} />
      <Land finding={finding} />
      <Panels about="matter" at="place" subject={{ id: matter.id, kind: matter.kind, outline: outlineOf(finding) }} />
      <Delays delays={finding.delays} />
      <Photos finding={finding} matter={matter} />
      <Nearby finding={finding} />
    </>
  );
}
