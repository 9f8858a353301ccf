/** A file of areas on its way: chosen or dropped, with progress, stopped at will. */
import { type DragEvent, useId, useRef, useState } from 'react';
import { putFile } from '#platform/client';
import { ErrorSentence, Icon, Progress } from '#ui/controls';
import { useWords } from '#ui/words';

type Sending = { is: 'idle' } | { is: 'sending'; share: number } | { is: 'failed'; sentence: string };

export function SendFile({ onSent }: { onSent(sha256: string, name: string): void }) {
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
    const unknown = answer.is === 'refused' && answer.refusal.code === 'file.kindRefused';
    const sentence = unknown
      ? t('land.import.unknownKind')
      : answer.is === 'refused'
        ? answer.refusal.sentence
        : t('land.import.notSent');
    setAt({ is: 'failed', sentence });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void send(event.dataTransfer.files[0]);
  };
  return (
    <section className="import-step" aria-labelledby="send-file">
      <h2 id="send-file">{t('land.import.sendTitle')}</h2>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shorter way to the field inside */}
      <div className="drop" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <input
          id={id}
          className="unseen"
          type="file"
          accept=".geojson,.json,.txt"
          onChange={(event) => {
            void send(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <label htmlFor={id} className="button">
          <Icon name="upload" />
          {t('land.import.choose')}
        </label>
        <p className="quiet">{t('land.import.dropHelp')}</p>
      </div>
      {at.is === 'sending' && (
        <Progress
          title={t('land.import.sending')}
          done={Math.round(at.share * 100)}
          total={100}
          onCancel={() => stop.current?.abort()}
        />
      )}
      {at.is === 'failed' && <ErrorSentence what={at.sentence} />}
    </section>
  );
}
