/** A patrol that another device recorded: its GPX file, with the purpose named. */
import { useState } from 'react';
import { ChoiceField, DeedForm, useDeed } from '#modules/matters/office';
import { newId } from '#platform/client';
import { ActionButton, Field, Icon } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { importTrack, type Purpose, purposes } from '../../contract.ts';
import { type Mode, modes } from '../rules/judging.ts';

export function ImportGpx() {
  const { t, moment, till, count, length } = useWords();
  const { today } = useHouse();
  const deed = useDeed(importTrack);
  const [mode, setMode] = useState<Mode>('foot');
  const [purpose, setPurpose] = useState<Purpose | ''>('');
  const [file, setFile] = useState<File>();
  const [id, setId] = useState(newId);
  const [open, setOpen] = useState(false);
  const send = async () => {
    const gpx = file ? await file.text() : '';
    const answer = await deed.send({ id, mode, purpose: (purpose || undefined) as Purpose, gpx });
    if (answer.is === 'done') setId(newId());
  };
  const done = deed.state.is === 'done' ? deed.state.value : undefined;
  const modeWords = modes.map((value) => ({ value, words: t(`patrolMode.${value}`) }));
  const purposeWords = purposes.map((value) => ({ value, words: t(`patrolPurpose.${value}`) }));
  if (!open)
    return (
      <p className="patrol-import">
        <ActionButton icon="upload" onClick={() => setOpen(true)}>
          {t('gpx.title')}
        </ActionButton>
      </p>
    );
  return (
    <div className="patrol-import">
      <DeedForm
        title={t('gpx.title')}
        lead={t('gpx.lead')}
        verb={t('gpx.send')}
        deed={deed}
        onSend={() => void send()}
        onLeave={() => setOpen(false)}
      >
        <Field label={t('gpx.file')} help={t('gpx.fileHelp')} error={deed.faultAt('gpx')}>
          {(control) => (
            <span className="gpx-file">
              <input
                {...control}
                className="unseen"
                type="file"
                accept=".gpx,application/gpx+xml"
                onChange={(event) => {
                  setFile(event.target.files?.[0]);
                  deed.clear();
                }}
              />
              <label htmlFor={control.id} className="button">
                <Icon name="upload" />
                {t('gpx.choose')}
              </label>
              {file?.name}
            </span>
          )}
        </Field>
        <ChoiceField<Mode> label={t('mine.mode')} value={mode} options={modeWords} onChange={setMode} />
        <ChoiceField<Purpose>
          label={t('mine.purpose')}
          value={purpose}
          options={purposeWords}
          onChange={setPurpose}
          error={deed.faultAt('purpose')}
        />
      </DeedForm>
      {done && (
        <div role="status">
          <p>
            {t('gpx.done', {
              from: moment(done.startedAt, today),
              to: till(done.startedAt, done.endedAt, today),
              kept: count(done.kept),
              pieces: count(done.pieces),
            })}
          </p>
          <ul className="patrol-dropped">
            {done.dropped.map(({ reason, fixes }) => (
              <li key={reason}>{t('mine.dropped', { count: count(fixes), why: t(`trackDropped.${reason}`) })}</li>
            ))}
            {done.leaps.map(({ at, lengthM }) => (
              <li key={at}>{t('gpx.leap', { at: moment(at, today), length: length(lengthM) })}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
