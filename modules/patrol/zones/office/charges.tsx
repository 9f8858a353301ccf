/** The three people of a zone, and the forms by which a charge is given or handed over. */
import { useState } from 'react';
import { DeedForm, useDeed, WordsField } from '#modules/matters/office';
import { useDraft, useFound } from '#platform/client';
import { ActionButton, DayInput, Field, MissingPerson, PersonRow } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { assignZone, type Charge, findZonePeople, handOverZone } from '../contract.ts';
import { type ChargeView, personOf, type Zone } from './zone-words.ts';

export function ChargeRow({ held, children }: { held: ChargeView; children?: React.ReactNode }) {
  const words = useWords();
  const { t, shortDay } = words;
  const { today } = useHouse();
  const { name, since, charge } = held;
  if (name !== null) return <PersonRow {...personOf(words, { ...held, name })}>{children}</PersonRow>;
  return (
    <li className="person-row">
      <MissingPerson
        words={t(`charge.missing.${charge}`)}
        since={since ? t('zone.since', { day: shortDay(since, today) }) : t('zone.never')}
      />
      {children}
    </li>
  );
}

export function ChargeForm({ zone, charge, onClose }: { zone: Zone; charge: Charge; onClose(): void }) {
  const { t } = useWords();
  const { today } = useHouse();
  const held = zone.people.find((one) => one.charge === charge);
  const handing = held?.personId != null;
  const [initial] = useState({ personId: '', from: today, words: '' });
  const draft = useDraft(`zone.${zone.id}.${charge}`, initial);
  const { personId, from, words } = draft.value;
  const people = useFound(findZonePeople, { zoneId: zone.id, charge }).data?.people ?? [];
  const assigning = useDeed(assignZone);
  const handingOver = useDeed(handOverZone);
  const deed = handing ? handingOver : assigning;
  const set = (fields: Partial<typeof draft.value>) => draft.change((former) => ({ ...former, ...fields }));
  const send = async () => {
    // Nobody is what is missing, not an id that is misspelt.
    const chosen = (personId || undefined) as string;
    const answer = handing
      ? await handingOver.send({ zoneId: zone.id, charge, toPersonId: chosen, from, words })
      : await assigning.send({ zoneId: zone.id, charge, personId: chosen, from });
    if (answer.is !== 'done') return;
    draft.drop();
    onClose();
  };
  const kind = handing ? 'handOver' : 'assign';
  return (
    <DeedForm
      title={t(`zone.${kind}.title`, { charge: t(`charge.${charge}`) })}
      lead={t(`zone.${kind}.lead`, { name: held?.name ?? '' })}
      verb={t(`zone.${kind}.send`)}
      deed={deed}
      kept={draft.kept}
      onSend={() => void send()}
      onLeave={onClose}
    >
      <Field
        label={t('zone.toWhom')}
        error={deed.faultAt('personId') ?? deed.faultAt('toPersonId') ?? deed.faultAt('charge')}
      >
        {(control) => (
          <select
            {...control}
            className="input"
            value={personId}
            onChange={(event) => set({ personId: event.target.value })}
          >
            <option value="">{t('zone.choosePerson')}</option>
            {people
              .filter((one) => one.personId !== held?.personId)
              .map((one) => (
                <option key={one.personId} value={one.personId}>
                  {`${one.name} · ${one.post} · ${one.unit}`}
                </option>
              ))}
          </select>
        )}
      </Field>
      <Field label={t('zone.from')} error={deed.faultAt('from')}>
        {(control) => <DayInput {...control} value={from} onChange={(day) => set({ from: day })} />}
      </Field>
      {handing && (
        <WordsField
          label={t('zone.handWords')}
          optional
          rows={2}
          value={words}
          onChange={(text) => set({ words: text })}
        />
      )}
    </DeedForm>
  );
}

export function Charges({ zone, may }: { zone: Zone; may: boolean }) {
  const { t } = useWords();
  const [doing, setDoing] = useState<Charge>();
  return (
    <>
      <ul className="people-list">
        {zone.people.map((held) => (
          <ChargeRow key={held.charge} held={held}>
            {may && (
              <ActionButton
                small
                onClick={() => setDoing(doing === held.charge ? undefined : held.charge)}
                aria-expanded={doing === held.charge}
              >
                {t(held.personId ? 'zone.change' : 'zone.staff')}
                <span className="unseen">{t(`charge.${held.charge}`)}</span>
              </ActionButton>
            )}
          </ChargeRow>
        ))}
      </ul>
      {doing && <ChargeForm key={doing} zone={zone} charge={doing} onClose={() => setDoing(undefined)} />}
    </>
  );
}
