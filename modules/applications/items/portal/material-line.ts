/** One paper as a citizen reads it, in the guide and with his appointment: its name, when and how it is asked for, what it should say. */
import type { Wording } from '#modules/papers';
import { type Html, html } from '#platform/http';
import type { ServiceItem } from '../contract.ts';

type Material = Pick<ServiceItem['materials'][number], 'key' | 'original'> & { when?: string | null; held?: unknown };

export function materialLine({ say }: Wording, { key, original, when, held }: Material): Html {
  const notes = [
    when && say(`guide.when.${when}`),
    say(held ? 'guide.held' : original ? 'guide.original' : 'guide.copy'),
  ].filter((note) => note !== undefined && note !== null);
  return html`<li><b>${say(`material.${key}`)}</b> <span class="hint">${notes.join(say('guide.comma'))}</span>
<details><summary>${say('guide.sample')}</summary><p>${say(`guide.sample.${key}`)}</p></details></li>`;
}
