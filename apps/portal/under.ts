/** A page that stands under a part of the portal: the way back above it. */
import { type Html, html } from '#platform/http';
import type { Reading } from './answering.ts';

export const under = (
  { frame }: Reading,
  { key, href }: { key: string; href: string },
  text: Html,
): Html => html`<div class="wide reading">
<nav class="path" aria-label="${frame.say('portal.path')}"><a href="/">${frame.say('portal.home')}</a> / <a href="${href}">${frame.say(key)}</a></nav>
${text}</div>`;
