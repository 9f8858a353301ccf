/** Search and go anywhere, Ctrl/⌘ K: the pages, and whatever the slices offer to look in. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Icon, IconButton } from '#ui/controls';
import { type GoHit, type GoSource, type OfficePage, spellQuery, useAddress, useMe } from '#ui/pages';
import { useWords, type Words } from '#ui/words';
import { entriesFor } from './navigation.tsx';

interface Group {
  id: string;
  title: string;
  hits: readonly GoHit[];
}

/** Waits for a pause in the typing; a source is asked once a word, not once a letter. */
const PAUSE_MS = 180;

function pagesFound(
  pages: readonly OfficePage[],
  roles: readonly string[],
  text: string,
  { t }: Words,
): readonly GoHit[] {
  return entriesFor(pages, roles)
    .map((page) => ({ id: page.path, title: t(page.title), href: `${page.path}${spellQuery(page.entry.query ?? {})}` }))
    .filter(({ title }) => title.toLowerCase().includes(text.toLowerCase()));
}

function useGroups(text: string, pages: readonly OfficePage[], sources: readonly GoSource[]) {
  const words = useWords();
  const { roles } = useMe();
  const [found, setFound] = useState<readonly Group[]>([]);
  const [looking, setLooking] = useState(false);
  useEffect(() => {
    setFound([]);
    if (text === '') return setLooking(false);
    const stop = new AbortController();
    setLooking(sources.length > 0);
    const timer = setTimeout(async () => {
      const answers = await Promise.allSettled(sources.map((source) => source.find(text, words, stop.signal)));
      if (stop.signal.aborted) return;
      const groups = answers.map((answer, nth) => ({
        id: sources[nth]!.id,
        title: words.t(sources[nth]!.title),
        hits: answer.status === 'fulfilled' ? answer.value : [],
      }));
      setFound(groups.filter(({ hits }) => hits.length > 0));
      setLooking(false);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, sources, words]);
  const own = pagesFound(pages, roles, text, words);
  const groups = own.length > 0 ? [{ id: 'pages', title: words.t('office.go.pages'), hits: own }, ...found] : found;
  return { groups, looking };
}

interface Going {
  pages: readonly OfficePage[];
  sources: readonly GoSource[];
  onClose(): void;
}

function Hits({
  groups,
  chosen,
  listId,
  onGo,
}: {
  groups: readonly Group[];
  chosen?: GoHit;
  listId: string;
  onGo(hit: GoHit): void;
}) {
  return (
    <div id={listId} role="listbox" aria-label={groups.map(({ title }) => title).join(' ')} className="go-hits">
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
        <div key={group.id} role="group" aria-label={group.title}>
          <p aria-hidden="true">{group.title}</p>
          {group.hits.map((hit) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the text field above holds the focus and its keys choose and open
            // biome-ignore lint/a11y/useFocusableInteractive: options of a combobox are pointed at, never focused
            <div
              key={hit.id}
              id={`${listId}-${hit.id}`}
              role="option"
              aria-selected={hit === chosen}
              onClick={() => onGo(hit)}
              ref={(row) => void (hit === chosen && row?.scrollIntoView({ block: 'nearest' }))}
            >
              <b>{hit.title}</b>
              {hit.detail && <span>{hit.detail}</span>}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

export function GoDialog({ pages, sources, onClose }: Going) {
  const { t } = useWords();
  const { go } = useAddress();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const { groups, looking } = useGroups(text.trim(), pages, sources);
  const hits = groups.flatMap((group) => group.hits);
  const chosen = hits[Math.min(at, hits.length - 1)];
  useEffect(() => dialog.current?.showModal(), []);

  const leaveFor = (hit: GoHit) => {
    dialog.current?.close();
    go(hit.href);
  };
  const key = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      setAt((Math.min(at, hits.length - 1) + step + hits.length) % hits.length);
    } else if (event.key === 'Enter' && chosen && !event.nativeEvent.isComposing) leaveFor(chosen);
  };
  return (
    <dialog className="go-dialog" ref={dialog} aria-label={t('office.go.label')} onClose={onClose}>
      <div className="go-field">
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          aria-label={t('office.go.label')}
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-activedescendant={chosen && `${listId}-${chosen.id}`}
          placeholder={t('office.go.button')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={key}
        />
        <IconButton icon="close" name={t('office.go.close')} onClick={() => dialog.current?.close()} />
      </div>
      <Hits groups={groups} chosen={chosen} listId={listId} onGo={leaveFor} />
      <p className="go-hint" role="status">
        {looking
          ? t('office.go.looking')
          : hits.length === 0
            ? t('office.go.none', { text: text.trim() })
            : t('office.go.hint')}
      </p>
    </dialog>
  );
}
