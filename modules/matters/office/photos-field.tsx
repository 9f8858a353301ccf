/** Photos and scans of a form: sent as soon as they are picked, each with its own progress; the draft keeps their addresses. */
import { useEffect, useId, useRef, useState } from 'react';
import { putFile } from '#platform/client';
import { Icon, IconButton } from '#ui/controls';
import { useWords } from '#ui/words';

export interface KeptPhoto {
  sha256: string;
  name: string;
}

interface Sending {
  key: string;
  file: File;
  share: number;
  trouble?: string;
}

interface Picking {
  label: string;
  help?: string;
  value: readonly KeptPhoto[];
  onChange(change: (former: readonly KeptPhoto[]) => readonly KeptPhoto[]): void;
  error?: string;
  /** What may be picked, as a browser spells it; absent: pictures. Others than pictures are shown by their names. */
  accept?: string;
  /** Keys of what the button says of the first and of further ones. */
  add?: { first: string; more: string };
  /** Tells the form that a photo is still on its way. */
  onBusy?(busy: boolean): void;
}

/** Pictures shown before the server hangs them on a matter; kept while the page is open. */
const seen = new Map<string, string>();

function useSending({ onChange, onBusy }: Pick<Picking, 'onChange' | 'onBusy'>) {
  const { t } = useWords();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const busy = sending.some(({ trouble }) => trouble === undefined);
  useEffect(() => onBusy?.(busy), [busy, onBusy]);
  const put = (key: string, change: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const drop = (key: string) => setSending((all) => all.filter((one) => one.key !== key));
  const send = async ({ key, file }: Pick<Sending, 'key' | 'file'>) => {
    put(key, { trouble: undefined, share: 0 });
    const answer = await putFile(file, { onProgress: (share) => put(key, { share }) });
    if (answer.is !== 'done')
      return put(key, {
        trouble:
          answer.is === 'refused'
            ? answer.refusal.sentence
            : t(answer.is === 'outage' ? 'photo.outage' : 'photo.fault'),
      });
    const { sha256 } = answer.value;
    if (file.type.startsWith('image/')) seen.set(sha256, URL.createObjectURL(file));
    onChange((former) =>
      former.some((one) => one.sha256 === sha256) ? former : [...former, { sha256, name: file.name }],
    );
    drop(key);
  };
  const pick = (files: FileList) => {
    const picked = [...files].map((file, nth) => ({ key: `${Date.now()}-${nth}`, file, share: 0 }));
    setSending((all) => [...all, ...picked]);
    for (const one of picked) void send(one);
  };
  return { sending, pick, send, drop };
}

function Underway({ one, onAgain, onDrop }: { one: Sending; onAgain(): void; onDrop(): void }) {
  const { t } = useWords();
  const percent = Math.round(one.share * 100);
  if (one.trouble !== undefined)
    return (
      <li className="photo-trouble">
        <p role="alert">{one.trouble}</p>
        <button type="button" className="link" onClick={onAgain}>
          {t('photo.again')}
        </button>
        <button type="button" className="link" onClick={onDrop}>
          {t('photo.drop')}
        </button>
      </li>
    );
  return (
    <li className="photo-sending">
      <span role="progressbar" aria-label={one.file.name} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}>
        <i style={{ width: `${percent}%` }} />
      </span>
      {t('photo.sending', { percent })}
    </li>
  );
}

const photos = { first: 'photo.first', more: 'photo.more' };

export function PhotosField({
  label,
  help,
  value,
  onChange,
  error,
  accept = 'image/*',
  add = photos,
  onBusy,
}: Picking) {
  const { t } = useWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { sending, pick, send, drop } = useSending({ onChange, onBusy });
  return (
    <fieldset className="field photos-field" data-wrong={error ? true : undefined}>
      <legend>{label}</legend>
      {help && <p className="field-help">{help}</p>}
      <ul>
        {value.map(({ sha256, name }, nth) => (
          <li key={sha256} className="photo-kept">
            {seen.has(sha256) ? (
              <img src={seen.get(sha256)} alt={t('photo.alt', { number: nth + 1 })} />
            ) : (
              <span className="photo-blank">
                <Icon name="check" /> {t('photo.kept', { name })}
              </span>
            )}
            <IconButton
              icon="close"
              name={t('photo.remove', { number: nth + 1 })}
              onClick={() => onChange((former) => former.filter((one) => one.sha256 !== sha256))}
            />
          </li>
        ))}
        {sending.map((one) => (
          <Underway key={one.key} one={one} onAgain={() => void send(one)} onDrop={() => drop(one.key)} />
        ))}
        <li>
          <button type="button" className="photo-add" onClick={() => input.current?.click()}>
            <Icon name={add === photos ? 'camera' : 'upload'} size={22} />
            {t(value.length === 0 ? add.first : add.more)}
          </button>
        </li>
      </ul>
      <input
        ref={input}
        id={id}
        className="unseen"
        type="file"
        accept={accept}
        multiple
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          if (event.target.files) pick(event.target.files);
          event.target.value = '';
        }}
      />
      {error && <p className="field-error">{error}</p>}
    </fieldset>
  );
}
