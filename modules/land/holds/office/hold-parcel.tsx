/** On a parcel's page: what bars it, held by whose business it is and let go again, each with its document. */
import type { OutputOf } from '@cuntu/base';
import { ChoiceField, DeedForm, useDeed, WordsField } from '#modules/matters/office';
import { newId, useDraft } from '#platform/client';
import { ActionButton } from '#ui/controls';
import { useAddress, useHouse, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import type { getParcel } from '../../parcels/contract.ts';
import { type HoldKind, holdersOf, holdKinds, holdParcel, releaseParcel } from '../contract.ts';

type Parcel = OutputOf<typeof getParcel>;
type Hold = Parcel['holds'][number];

/** The kinds that are this person's business. */
function useMyKinds(): readonly HoldKind[] {
  const { roles } = useMe();
  return holdKinds.filter((kind) => (roles as readonly string[]).includes(holdersOf[kind]));
}

const nothing = () => ({ id: newId(), kind: '' as HoldKind | '', basis: '', words: '' });

function HoldForm({ parcelId, kinds, onLeave }: { parcelId: string; kinds: readonly HoldKind[]; onLeave(): void }) {
  const { t } = useWords();
  const draft = useDraft(`holdParcel.${parcelId}`, nothing());
  const deed = useDeed(holdParcel);
  const { value } = draft;
  const set = (fields: Partial<typeof value>) => {
    deed.mend(fields);
    draft.change((former) => ({ ...former, ...fields }));
  };
  const send = async () => {
    const done = await deed.send({ ...value, parcelId, kind: (value.kind || undefined) as never });
    if (done.is !== 'done') return;
    draft.drop();
    onLeave();
  };
  return (
    <DeedForm
      title={t('hold.title')}
      lead={t('hold.lead')}
      verb={t('hold.send')}
      deed={deed}
      kept={draft.kept}
      onSend={() => void send()}
      onLeave={onLeave}
    >
      <ChoiceField
        label={t('hold.kind')}
        value={value.kind}
        onChange={(kind) => set({ kind })}
        options={kinds.map((kind) => ({ value: kind, words: t(`land.hold.${kind}`) }))}
        error={deed.faultAt('kind')}
      />
      <WordsField
        label={t('hold.basis')}
        help={t('hold.basisHelp')}
        rows={1}
        maxLength={200}
        value={value.basis}
        onChange={(basis) => set({ basis })}
        error={deed.faultAt('basis')}
      />
      <WordsField
        label={t('hold.words')}
        optional
        rows={2}
        maxLength={500}
        value={value.words}
        onChange={(words) => set({ words })}
        error={deed.faultAt('words')}
      />
    </DeedForm>
  );
}

function ReleaseForm({ hold, onLeave }: { hold: Hold; onLeave(): void }) {
  const { t } = useWords();
  const draft = useDraft(`releaseParcel.${hold.id}`, { basis: '' });
  const deed = useDeed(releaseParcel);
  const send = async () => {
    const done = await deed.send({ holdId: hold.id, basis: draft.value.basis });
    if (done.is !== 'done') return;
    draft.drop();
    onLeave();
  };
  return (
    <DeedForm
      title={t('hold.releaseTitle', { kind: t(`land.hold.${hold.kind}`) })}
      lead={t('hold.releaseLead', { basis: hold.basis })}
      verb={t('hold.releaseSend')}
      deed={deed}
      kept={draft.kept}
      onSend={() => void send()}
      onLeave={onLeave}
    >
      <WordsField
        label={t('hold.releaseBasis')}
        help={t('hold.releaseBasisHelp')}
        rows={1}
        maxLength={200}
        value={draft.value.basis}
        onChange={(basis) => {
          deed.mend({ basis });
          draft.change({ basis });
        }}
        error={deed.faultAt('basis')}
      />
    </DeedForm>
  );
}

function OneHold({ hold, mine, onRelease }: { hold: Hold; mine: boolean; onRelease(): void }) {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  const { id, kind, basis, matterId, fromOn, toOn } = hold;
  const from = shortDay(fromOn, today);
  return (
    <li data-past={toOn !== null || undefined}>
      <b className="land-held">{t(`land.hold.${kind}`)}</b> {basis}
      <small>
        {toOn === null ? t('land.since', { day: from }) : t('land.fromTo', { from, to: shortDay(toOn, today) })}
      </small>
      {toOn === null && mine && matterId === id && (
        <ActionButton small onClick={onRelease}>
          {t('hold.release')}
        </ActionButton>
      )}
      {toOn === null && mine && matterId !== id && <small>{t('hold.ofMatter')}</small>}
    </li>
  );
}

export function Holds({ parcel }: { parcel: Parcel }) {
  const { t } = useWords();
  const { query, change } = useAddress();
  const kinds = useMyKinds();
  const leave = () => change({ hold: undefined }, true);
  const released = parcel.holds.find(({ id, toOn }) => id === query.hold && toOn === null);
  return (
    <section>
      <h2>{t('land.holds')}</h2>
      {parcel.holds.length === 0 && <p className="quiet">{t('land.noHold')}</p>}
      <ul className="land-list">
        {parcel.holds.map((hold) => (
          <OneHold
            key={hold.id}
            hold={hold}
            mine={kinds.some((kind) => kind === hold.kind)}
            onRelease={() => change({ hold: hold.id }, true)}
          />
        ))}
      </ul>
      {kinds.length > 0 && parcel.validTo === null && query.hold === undefined && (
        <p className="land-deeds">
          <ActionButton icon="close" onClick={() => change({ hold: 'new' }, true)}>
            {t('hold.open')}
          </ActionButton>
        </p>
      )}
      {query.hold === 'new' && kinds.length > 0 && <HoldForm parcelId={parcel.id} kinds={kinds} onLeave={leave} />}
      {released && <ReleaseForm hold={released} onLeave={leave} />}
    </section>
  );
}
