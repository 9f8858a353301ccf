/** Where the reader is: the path above the text of every page but the first. */
import { type Html, html } from '#platform/http';
import type { Frame } from './page.ts';

export const pathTo = ({ say }: Frame, key: string, text: Html, here?: string): Html => html`<div class="wide reading">
<nav class="path" aria-label="${say('portal.path')}"><a href="/">${say('portal.home')}</a> / ${say(key)}${here && ` / ${here}`}</nav>
${text}</div>`;
