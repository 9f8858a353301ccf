/** Photos with numbered captions, and the viewer that opens from them: arrows turn, Escape closes. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useWords } from '#ui/words';
import { IconButton } from './actions.tsx';

export interface Photo {
  id: string;
  /** Small picture for the strip. */
  thumbnail: string;
  full: string;
  /** '20日 09:10' */
  caption: string;
  alt: string;
  /** Address of the untouched file. */
  original?: string;
  /** What is odd about it: '相机时间和卫星时间差 3 天'. */
  warning?: string;
}

/** ① … ⑳, then plain figures. */
export const circled = (number: number) => (number <= 20 ? String.fromCodePoint(0x245f + number) : `${number}`);

function Viewer({
  photos,
  at,
  onTurn,
  onClose,
}: {
  photos: readonly Photo[];
  at: number;
  onTurn(to: number): void;
  onClose(): void;
}) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const photo = photos[at]!;
  const turn = (by: number) => onTurn((at + by + photos.length) % photos.length);
  useEffect(() => dialog.current?.showModal(), []);
  const key = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') turn(1);
    if (event.key === 'ArrowLeft') turn(-1);
  };
  return (
    <dialog className="viewer" ref={dialog} aria-label={t('photos.label')} onClose={onClose} onKeyDown={key}>
      <img src={photo.full} alt={photo.alt} />
      <footer>
        <p aria-live="polite">
          {circled(at + 1)} {photo.caption}
          {photo.warning && <b>{photo.warning}</b>}
          <span className="unseen">{t('photos.number', { number: at + 1, total: photos.length })}</span>
        </p>
        {photo.original && <a href={photo.original}>{t('photos.original')}</a>}
        {photos.length > 1 && <IconButton icon="previous" name={t('photos.previous')} onClick={() => turn(-1)} />}
        {photos.length > 1 && <IconButton icon="next" name={t('photos.next')} onClick={() => turn(1)} />}
        <IconButton icon="close" name={t('photos.close')} onClick={() => dialog.current?.close()} />
      </footer>
    </dialog>
  );
}

export function PhotoStrip({ photos }: { photos: readonly Photo[] }) {
  const { t } = useWords();
  const [at, setAt] = useState<number>();
  return (
    <div className="photos">
      {photos.map((photo, nth) => (
        <figure key={photo.id}>
          <button type="button" onClick={() => setAt(nth)} aria-label={t('photos.open', { caption: photo.caption })}>
            <img src={photo.thumbnail} alt={photo.alt} loading="lazy" />
          </button>
          <figcaption>
            {circled(nth + 1)} {photo.caption}
            {photo.warning && <b>{photo.warning}</b>}
          </figcaption>
        </figure>
      ))}
      {at !== undefined && photos[at] && (
        <Viewer photos={photos} at={at} onTurn={setAt} onClose={() => setAt(undefined)} />
      )}
    </div>
  );
}
