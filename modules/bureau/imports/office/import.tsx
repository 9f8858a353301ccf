/** The import: take the form, send it filled in, see what it would bring or what to mend, bring it in. */
import type { OutputOf } from '@cuntu/base';
import { type DragEvent, useId, useRef, useState } from 'react';
import { newId, putFile, takeFile, useCommand, useFound } from '#platform/client';
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
import { useAddress } from '#ui/pages';
import { useWords } from '#ui/words';
import { useKeeping } from '../../people/office/keeping.ts';
import { getImportForm, importRegister, previewImport } from '../contract.ts';
import { Faults, Glances } from './preview.tsx';

type Counts = OutputOf<typeof importRegister>;

function useCounted(): (counts: Counts) => string {
  const { t, count } = useWords();
  return (counts) =>
    t('bureau.import.counts', Object.fromEntries(Object.entries(counts).map(([of, number]) => [of, count(number)])));
}

function TakeForm() {
  const { t } = useWords();
  const [failed, setFailed] = useState(false);
  const take = async () => {
    const answer = await takeFile(getImportForm, {});
    setFailed(answer.is !== 'done');
  };
  return (
    <section className="import-step" aria-labelledby="take-form">
      <h2 id="take-form">{t('bureau.import.takeTitle')}</h2>
      <p>{t('bureau.import.takeWords')}</p>
      <ActionButton icon="download" onClick={() => void take()}>
        {t('bureau.import.take')}
      </ActionButton>
      {failed && <ErrorSentence what={t('bureau.export.failed')} />}
    </section>
  );
}

type Sending = { is: 'idle' } | { is: 'sending'; share: number } | { is: 'failed'; sentence: string };

function SendForm({ onSent }: { onSent(sha256: string, name: string): void }) {
  const { t } = useWords();
  const [at, setAt] = useState<Sending>({ is: 'idle' });
  const stop = useRef<AbortController>(undefined);
  const id = useId();
  const send = async (file: File | undefined) => {
    if (!file) return;
    stop.current?.abort();
    stop.current = new AbortController();
    const { signal } = stop.current;
    setAt({ is: 'sending', share: 0 });
    const onProgress = (share: number) => setAt({ is: 'sending', share });
    const [put] = await Promise.allSettled([putFile(file, { signal, onProgress })]);
    // Rejected only when it was stopped.
    if (put.status === 'rejected') return setAt({ is: 'idle' });
    const answer = put.value;
    if (answer.is === 'done') {
      setAt({ is: 'idle' });
      return onSent(answer.value.sha256, file.name);
    }
    const unknown =
      answer.is === 'refused' && answer.refusal.code.startsWith('file.') && answer.refusal.code !== 'file.tooLarge';
    const sentence = unknown
      ? t('refusal.sheet.notAWorkbook')
      : answer.is === 'refused'
        ? answer.refusal.sentence
        : t('bureau.import.notSent');
    setAt({ is: 'failed', sentence });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void send(event.dataTransfer.files[0]);
  };
  return (
    <section className="import-step" aria-labelledby="send-form">
      <h2 id="send-form">{t('bureau.import.sendTitle')}</h2>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shorter way to the field inside */}
      <div className="drop" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <input
          id={id}
          className="unseen"
          type="file"
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => {
            void send(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <label htmlFor={id} className="button">
          <Icon name="upload" />
          {t('bureau.import.choose')}
        </label>
        <p className="quiet">{t('bureau.import.dropHelp')}</p>
      </div>
      {at.is === 'sending' && (
        <Progress
          title={t('bureau.import.sending')}
          done={Math.round(at.share * 100)}
          total={100}
          onCancel={() => stop.current?.abort()}
        />
      )}
      {at.is === 'failed' && <ErrorSentence what={at.sentence} />}
    </section>
  );
}

function Checked({ file, onDone }: { file: string; onDone(counts: Counts): void }) {
  const { t, count } = useWords();
  const counted = useCounted();
  const [id] = useState(newId);
  const found = useFound(previewImport, { file });
  const command = useCommand(importRegister);
  const bring = async () => {
    const answer = await command.send({ id, file });
    if (answer.is === 'done') onDone(answer.value);
  };
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading words={t('bureau.import.checking')} />;
  const { counts, faults, more, sheets } = found.data;
  const sending = command.state.is === 'sending';
  return (
    <section className="import-step" aria-labelledby="checked">
      <h2 id="checked">{t('bureau.import.checkedTitle')}</h2>
      <p role="status">
        {faults.length === 0
          ? t('bureau.import.sound', { counts: counted(counts) })
          : t('bureau.import.unsound', { count: count(faults.length + more) })}
      </p>
      {faults.length === 0 ? (
        <>
          <ActionButton main icon="upload" busy={sending} onClick={() => void bring()}>
            {t('bureau.import.do')}
          </ActionButton>
          {sending && <Loading words={t('bureau.import.doing', { counts: counted(counts) })} />}
          <CommandTrouble command={command as never} />
          <Glances sheets={sheets} />
        </>
      ) : (
        <>
          <BarredAction name={t('bureau.import.do')} reason={t('bureau.import.barred')} />
          <Faults faults={faults} more={more} />
        </>
      )}
    </section>
  );
}

function Import() {
  const { t } = useWords();
  const { query, change } = useAddress();
  const counted = useCounted();
  const [name, setName] = useState('');
  const [done, setDone] = useState<Counts>();
  const sent = (file: string, fileName: string) => {
    setDone(undefined);
    setName(fileName);
    change({ file });
  };
  return (
    <>
      <TakeForm />
      <SendForm onSent={sent} />
      {name && <p className="import-name">{t('bureau.import.file', { name })}</p>}
      {query.file && !done && (
        <Checked
          key={query.file}
          file={query.file}
          onDone={(counts) => {
            setDone(counts);
            change({ file: undefined });
          }}
        />
      )}
      {done && (
        <section className="import-step import-done" role="status">
          <h2>{t('bureau.import.doneTitle')}</h2>
          <p>{t('bureau.import.done', { counts: counted(done) })}</p>
          <p>
            <a href="/office/people">{t('bureau.import.look')}</a>
          </p>
        </section>
      )}
    </>
  );
}

export default function ImportPage() {
  const { t } = useWords();
  const { mayKeep, reason } = useKeeping();
  return (
    <div className="page narrow">
      <header className="page-head">
        <h1>{t('bureau.import.title')}</h1>
        <p>
          <a href="/office/people">{t('bureau.people.title')}</a>
        </p>
      </header>
      {mayKeep ? <Import /> : <BarredAction name={t('bureau.import.title')} reason={reason} />}
    </div>
  );
}
