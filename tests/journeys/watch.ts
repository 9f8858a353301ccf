/** What no page of the bureau may ever do: fail in its script, ask another server, be answered with a fault. */
import type { Page } from 'playwright-core';

/** The browser's own note of a refused request: what was refused is judged by the journey, a fault by its status. */
const REFUSED = /^Failed to load resource/;

export function watch(page: Page, origin: string, tell: (trouble: string) => void): void {
  page.on('pageerror', (error) => tell(`${page.url()}: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !REFUSED.test(message.text())) tell(`${page.url()}: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (/^https?:$/.test(protocol) && asked !== origin) tell(`${page.url()} asked ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) tell(`${response.request().method()} ${response.url()}: ${response.status()}`);
  });
}
