/** Zones from a file: send it, see what it would bring or what to mend and where, bring it in. */
import { useId, useRef, useState } from 'react';
import { newId, putFile, useCommand, useFound } from '#platform/client';
import {
  ActionButton,
  BarredAction,
  CommandTrouble,
  ErrorSentence,
  FoundTrouble,
  Icon,
  Loading,
  Progress,
} from '#ui/controls';
import { useAddress, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { importZones, previewZones } from '../contract.ts';

type Sending = { is: 'idle' } | { is: 'sending'; share: number } | { is: 'failed'; sentence: string };

function Send({ onSent }: { onSent(sha256: string): void }) {
  const { t } = useWords();
  const id = useId();
  const [at, setAt] = useState<Sending>({ is: 'idle' });
  const stop = useRef<AbortController>(undefined);
  const send = async (file: File | undefined) => {
    if (!file) return;
    stop.current?.abort();
    stop.current = new AbortController();
    const { signal } = stop.current;
    setAt({ is: 'sending', share: 0 });
    const onProgress = (share: number) => setAt({ is: 'sending', share });
    const [put] = await Promise.allSettled([putFile(file, { signal, onProgress })]);
    if (put.status === 'rejected') return setAt({ is: 'idle' });
    const answer = put.value;
    if (answer.is === 'done') {
      setAt({ is: 'idle' });
      return onSent(answer.value.sha256);
    }
    const sentence =
      answer.is === 'refused'
        ? answer.refusal.code === 'file.kindRefused'
          ? t('refusal.zones.notGeoJson')
          : answer.refusal.sentence
        : t('zones.import.notSent');
    setAt({ is: 'failed', sentence });
  };
  return (
    <section className="import-step">
      <p>{t('zones.import.lead')}</p>
      <code className="zone-example">{t('zones.import.example')}</code>
      <input
        id={id}
        className="unseen"
        type="file"
        accept=".geojson,.json,application/geo+json"
        onChange={(event) => {
          void send(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <label htmlFor={id} className="button">
        <Icon name="upload" />
        {t('zones.import.choose')}
      </label>
      {at.is === 'sending' && (
        <Progress
          title={t('zones.import.sending')}
          done={Math.round(at.share * 100)}
          total={100}
          onCancel={() => stop.current?.abort()}
        />
      )}
      {at.is === 'failed' && <ErrorSentence what={at.sentence} />}
    </section>
  );
}

function Checked({ file, onDone }: { file: string; onDone(zones: number): void }) {
  const { t, count, area } = useWords();
  const [id] = useState(newId);
  const found = useFound(previewZones, { file });
  const command = useCommand(importZones);
  const bring = async () => {
    const answer = await command.send({ id, file });
    if (answer.is === 'done') onDone(answer.value.zones);
  };
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading words={t('zones.import.checking')} />;
  const { zones, people, areaM2, faults, more, first } = found.data;
  const sound = faults.length === 0;
  return (
    <section className="import-step">
      <p role="status">
        {sound
          ? t('zones.import.sound', { zones: count(zones), people: count(people), area: area(areaM2) })
          : t('zones.import.unsound', { count: count(faults.length + more) })}
      </p>
      {sound ? (
        <>
          <ActionButton main icon="upload" busy={command.state.is === 'sending'} onClick={() => void bring()}>
            {t('zones.import.do')}
          </ActionButton>
          {command.state.is === 'sending' && <Loading words={t('zones.import.doing', { zones: count(zones) })} />}
          <CommandTrouble command={command as never} />
          <ul>
            {first.map((one) => (
              <li key={one.name}>
                {one.name} · {t(`zoneClass.${one.zoneClass}`)} · {area(one.areaM2)} {one.people.join(' ')}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <BarredAction name={t('zones.import.do')} reason={t('zones.import.barred')} />
          <ol className="zone-faults">
            {faults.map((fault, nth) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one feature may have the same fault twice
              <li key={nth}>
                <b>{t('zones.import.feature', { feature: count(fault.feature), name: fault.name })}</b>{' '}
                {t(`fault.${fault.code}`, fault.params)}{' '}
                {fault.at && <small className="num">{`${fault.at[0].toFixed(6)}, ${fault.at[1].toFixed(6)}`}</small>}
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

export default function ImportZonesPage() {
  const { t, count } = useWords();
  const { roles } = useMe();
  const { query, change } = useAddress();
  const [done, setDone] = useState<number>();
  return (
    <div className="page narrow">
      <header className="page-head">
        <p>
          <a href="/office/zones">{t('page.zones')}</a>
        </p>
        <h1>{t('zones.import')}</h1>
      </header>
      {roles.includes('administrator') ? (
        <Send
          onSent={(file) => {
            setDone(undefined);
            change({ file });
          }}
        />
      ) : (
        <BarredAction name={t('zones.import')} reason={t('zones.import.notYours')} />
      )}
      {query.file && done === undefined && (
        <Checked
          key={query.file}
          file={query.file}
          onDone={(zones) => {
            setDone(zones);
            change({ file: undefined });
          }}
        />
      )}
      {done !== undefined && (
        <p role="status">
          {t('zones.import.done', { zones: count(done) })} <a href="/office/zones?show=faults">{t('cover.list')}</a>
        </p>
      )}
    </div>
  );
}
