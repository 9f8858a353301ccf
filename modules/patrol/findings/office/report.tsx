/** Report a finding: photos, what it is, where, two words; fit for a phone in the field. */
import type { InputOf, OutputOf } from '@cuntu/base';
import { useState } from 'react';
import {
  ChoiceField,
  DeedForm,
  type KeptPhoto,
  MomentField,
  nowAt,
  PhotosField,
  useDeed,
  WordsField,
} from '#modules/matters/office';
import { newId, useDraft, useFound } from '#platform/client';
import { ActionLink, DayInput, Field, SentMark, StagePin } from '#ui/controls';
import type { Drawn } from '#ui/map';
import { useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { buildStages, channels, findingKinds, findNearby, reportFinding } from '../contract.ts';
import { pathOf, stageOf, titleOf } from './finding-words.ts';
import { PlaceField } from './place-field.tsx';

type Input = InputOf<typeof reportFinding>;

interface Typed {
  id: string;
  place?: Drawn;
  sureOfArea: boolean;
  kind: Input['kind'] | '';
  stage: NonNullable<Input['stage']> | '';
  channel: Input['channel'];
  words: string;
  foundAt: string;
  begunOn: string;
  photos: readonly KeptPhoto[];
}

const beginAnew = (): Typed => ({
  id: newId(),
  sureOfArea: false,
  kind: '',
  stage: '',
  channel: 'patrol',
  words: '',
  foundAt: nowAt(),
  begunOn: '',
  photos: [],
});

const spotOf = (place: Drawn | undefined) => (place?.type === 'Point' ? place.coordinates : place?.coordinates[0]?.[0]);

/** Which village, who will be told, and what is already known around. */
function Known({ place }: { place: Drawn | undefined }) {
  const words = useWords();
  const { t, length, shortDay } = words;
  const { today } = useHouse();
  const spot = spotOf(place);
  const { data } = useFound(findNearby, { lon: spot?.[0] ?? 0, lat: spot?.[1] ?? 0 }, { enabled: spot !== undefined });
  if (!spot || !data) return null;
  if (data.division === null) return <p className="place-known outside">{t('report.outside')}</p>;
  return (
    <div className="place-known" role="status">
      <p>
        <b>{data.placeName}</b> · {data.unit ? t('report.toUnit', { unit: data.unit }) : t('report.toNobody')}
      </p>
      {data.nearby.length > 0 && (
        <>
          <p>
            {t('report.nearby', { count: data.nearby.length, open: data.nearby.filter(({ open }) => open).length })}
          </p>
          <ul className="nearby">
            {data.nearby.slice(0, 5).map((one) => (
              <li key={one.id}>
                <StagePin stage={stageOf[one.state] ?? 'new'} size={18} silent />
                <a href={pathOf(one.id)} target="_blank" rel="noreferrer">
                  {titleOf(words, one.placeName, one.kind)}
                </a>
                <span>
                  {t(one.open ? 'nearby.open' : 'nearby.over')} · {t(`state.${one.state}`)} ·{' '}
                  {shortDay(one.openedAt.slice(0, 10), today)} · {t('nearby.away', { length: length(one.distanceM) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Sent({ done, onAnother }: { done: OutputOf<typeof reportFinding>; onAnother(): void }) {
  const { t, day } = useWords();
  const { today } = useHouse();
  return (
    <section className="report-sent" role="status">
      <SentMark count={2} size={48} />
      <h1>{t('report.done', { number: done.number })}</h1>
      <p>{done.placeName}</p>
      <p>{done.person ? t('report.doneTo', { person: done.person, unit: done.unit }) : t('report.doneNobody')}</p>
      {done.dueOn && <p>{t('report.doneBy', { day: day(done.dueOn, today) })}</p>}
      {done.phone && (
        <p>
          {t('report.donePhone')} <a href={`tel:${done.phone}`}>{done.phone}</a>
        </p>
      )}
      <div className="deed-foot">
        <ActionLink main href={pathOf(done.id)}>
          {t('report.open')}
        </ActionLink>
        <button type="button" className="button" onClick={onAnother}>
          {t('report.another')}
        </button>
      </div>
    </section>
  );
}

export default function ReportPage() {
  const { t } = useWords();
  const { go } = useAddress();
  const { today } = useHouse();
  const [initial, setInitial] = useState(beginAnew);
  const draft = useDraft<Typed>('reportFinding', initial);
  const deed = useDeed(reportFinding);
  const [busy, setBusy] = useState(false);
  const { value } = draft;
  const isBuilding = value.kind === 'building';
  const set = (fields: Partial<Typed>) => {
    deed.mend(fields);
    draft.change((former) => ({ ...former, ...fields }));
  };
  const anew = () => {
    const next = beginAnew();
    setInitial(next);
    draft.change(next);
    deed.clear();
  };
  const send = async () => {
    const { place, kind, stage, begunOn, photos, ...rest } = value;
    const answer = await deed.send({
      ...rest,
      place: place as never,
      kind: (kind || undefined) as never,
      stage: isBuilding ? stage || undefined : 'none',
      begunOn: begunOn || undefined,
      photos: photos.map(({ sha256 }) => sha256),
    });
    if (answer.is === 'done') draft.drop();
  };
  if (deed.state.is === 'done')
    return (
      <div className="page report">
        <Sent done={deed.state.value} onAnother={anew} />
      </div>
    );
  const titled = (list: readonly string[], key: string) =>
    list.map((one) => ({ value: one as never, words: t(`${key}.${one}`) }));
  return (
    <div className="page report">
      <DeedForm
        alone
        title={t('page.report')}
        lead={t(draft.recalled ? 'report.recalled' : 'report.lead')}
        verb={t(busy ? 'photo.wait' : 'report.send')}
        deed={deed}
        kept={draft.kept}
        onSend={() => !busy && void send()}
        onLeave={() => go('/')}
      >
        <PhotosField
          label={t('photos.label')}
          help={t('report.photosHelp')}
          value={value.photos}
          onChange={(change) => draft.change((former) => ({ ...former, photos: change(former.photos) }))}
          onBusy={setBusy}
          error={deed.faultAt('photos')}
        />
        <ChoiceField
          label={t('report.kind')}
          value={value.kind}
          options={titled(findingKinds, 'kindTile')}
          onChange={(kind) => set({ kind })}
          error={deed.faultAt('kind')}
        />
        {isBuilding && (
          <ChoiceField
            label={t('finding.stage')}
            help={t('report.stageHelp')}
            value={value.stage}
            options={titled(buildStages, 'buildStage')}
            onChange={(stage) => set({ stage })}
            error={deed.faultAt('stage')}
          />
        )}
        <WordsField
          label={t('report.words')}
          optional
          value={value.words}
          onChange={(words) => set({ words })}
          error={deed.faultAt('words')}
        />
        <PlaceField
          label={t('report.where')}
          help={t('report.whereHelp')}
          value={value.place}
          onChange={(place) => set({ place, sureOfArea: false })}
          error={deed.faultAt('place')}
          size={{
            sure: value.sureOfArea,
            onSure: (sureOfArea) => set({ sureOfArea }),
            error: deed.faultAt('sureOfArea'),
          }}
        />
        <Known place={value.place} />
        <div className="form-row">
          <MomentField
            label={t('report.foundAt')}
            value={value.foundAt}
            onChange={(foundAt) => set({ foundAt })}
            error={deed.faultAt('foundAt')}
          />
          <Field label={t('report.begunOn')} help={t('report.begunOnHelp')} optional error={deed.faultAt('begunOn')}>
            {(control) => (
              <DayInput {...control} max={today} value={value.begunOn} onChange={(day) => set({ begunOn: day })} />
            )}
          </Field>
        </div>
        <ChoiceField
          label={t('finding.channel')}
          value={value.channel}
          options={titled(channels, 'channel')}
          onChange={(channel) => set({ channel })}
          error={deed.faultAt('channel')}
        />
      </DeedForm>
    </div>
  );
}
