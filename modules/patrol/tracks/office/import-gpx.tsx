/** A patrol that another device recorded: its GPX file, with the purpose named. */
import { useState } from 'react';
import { ChoiceField, DeedForm, useDeed } from '#modules/matters/office';
import { newId } from '#platform/client';
import { Field } from '#ui/controls';
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
  const send = async () => {
    const gpx = file ? await file.text() : '';
    const answer = await deed.send({ id, mode, purpose: (purpose || undefined) as Purpose, gpx });
    if (answer.is === 'done') setId(newId());
  };
  const done = deed.state.is === 'done' ? deed.state.value : undefined;
  const modeWords = modes.map((value) => ({ value, words: t(`patrolMode.${value}`) }));
  const purposeWords = purposes.map((value) => ({ value, words: t(`patrolPurpose.${value}`) }));
  return (
    <details className="patrol-import">
      <summary>{t('gpx.title')}</summary>
      <DeedForm title={t('gpx.title')} lead={t('gpx.lead')} verb={t('gpx.send')} deed={deed} onSend={() => void send()}>
        <Field label={t('gpx.file')} help={t('gpx.fileHelp')} error={deed.faultAt('gpx')}>
          {(control) => (
            <input
              {...control}
              type="file"
              accept=".gpx,application/gpx+xml"
              onChange={(event) => {
                setFile(event.target.files?.[0]);
                deed.clear();
              }}
            />
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
    </details>
  );
}
