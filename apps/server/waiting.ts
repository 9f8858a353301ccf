/** The page shown from the first second until the house is open: what is being done, and how far. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import words from './waiting.json' with { type: 'json' };

let step = 'opening';

export type WaitingStep = keyof typeof words.zh.steps;
export const waitFor = (next: WaitingStep): void => {
  step = next;
};

export function waiting(request: IncomingMessage, response: ServerResponse): void {
  const said = words[/^en/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh'];
  if (request.url === '/healthz') return void response.end('{"alive":true}');
  response.statusCode = 503;
  response.setHeader('retry-after', '1');
  if (request.url === '/readyz') return void response.end(JSON.stringify({ ready: false, waitingFor: step }));
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(
    `<!doctype html><html lang="${said.lang}"><meta charset="utf-8"><meta http-equiv="refresh" content="1">` +
      `<meta name="viewport" content="width=device-width"><title>${said.title}</title>` +
      `<style>body{font:18px/1.6 sans-serif;margin:20vh auto;max-width:24em;padding:0 20px;color:#18201c;background:#f4f6f3}` +
      `@media(prefers-color-scheme:dark){body{color:#e9eeeb;background:#0f1412}}</style>` +
      `<h1>${said.title}</h1><p>${said.steps[step as WaitingStep]}</p>`,
  );
}
