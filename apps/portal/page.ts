/** The frame of every portal page: head, masthead with the reader's choices, text, footer. */
import type { Wording } from '#modules/papers';
import { type Html, html } from '#platform/http';
import type { TypeSize } from './choices.ts';

export interface Frame extends Wording {
  size: TypeSize;
  demo: boolean;
  /** As it stands in the masthead. */
  organ: string;
  /** Of this page, to come back to after a choice. */
  path: string;
  assets: { style: string; script: string; logo: string };
}

export interface Page {
  title: string;
  text: Html;
  /** Pages about one paper are no search result. */
  unlisted?: boolean;
  scripted?: boolean;
}

export const page = (frame: Frame, { title, text, unlisted, scripted }: Page): string =>
  html`<!doctype html>
<html lang="${frame.lang === 'zh' ? 'zh-CN' : 'en'}" data-size="${frame.size}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
${unlisted && html`<meta name="robots" content="noindex, nofollow">`}
<title>${title} · ${frame.say('portal.name')}</title>
<link rel="icon" href="${frame.assets.logo}" type="image/svg+xml">
<link rel="stylesheet" href="${frame.assets.style}">
${scripted && html`<script src="${frame.assets.script}" defer></script>`}
</head>
<body>
<a class="skip" href="#text">${frame.say('portal.skip')}</a>
${masthead(frame)}
<main id="text" tabindex="-1">${text}</main>
${footer(frame)}
</body>
</html>
`.toString();

function masthead(frame: Frame): Html {
  const { say, lang, size, path } = frame;
  const other = lang === 'zh' ? 'en' : 'zh';
  const larger = size === 'large' ? 'normal' : 'large';
  return html`<header>
${frame.demo && html`<p class="demo-mark"><span class="wide">${say('portal.demo')}</span></p>`}
<div class="wide masthead">
<a class="brand" href="/">${mark}<b>${say('portal.name')}</b></a>
<span class="organ" lang="zh-CN">${frame.organ}</span>
<div class="choices" role="group" aria-label="${say('portal.settings')}">
<a href="${path}?lang=${other}" lang="${other === 'zh' ? 'zh-CN' : 'en'}" hreflang="${other}" data-keeps-fragment>${say('portal.otherLanguage')}</a>
<form action="/type-size" method="post" data-keeps-fragment><input type="hidden" name="back" value="${path}"><button name="size" value="${larger}">${say(`portal.${larger}`)}</button></form>
</div>
</div>
</header>`;
}

/** 田 of three plots and one inch; its name stands beside it. */
const mark = html`<svg class="mark" viewBox="0 0 16 16" width="26" height="26" aria-hidden="true"><path d="M1 0h6v7H0V1a1 1 0 011-1zM9 0h6a1 1 0 011 1v6H9zM9 9h7v6a1 1 0 01-1 1H9zM2 11h3v3H2z"/></svg>`;

const footer = ({ say }: Frame): Html =>
  html`<footer><div class="wide"><p><a href="/log">${say('publicLog.title')}</a></p><p>${say('portal.accessible')}</p></div></footer>`;
