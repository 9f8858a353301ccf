/** How a page goes out: framed in the reader's choices, with the headers that every portal page has. */
import type { Actor } from '@cuntu/divisions';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PublicLog } from '#platform/ledger-store';
import type { Log } from '#platform/log';
import type { World } from '#platform/pipeline';
import type { Say } from '#platform/words';
import type { Assets } from './assets.ts';
import { backTo, choicesOf } from './choices.ts';
import { type Host, hostOf } from './organ.ts';
import { type Frame, type Page, page } from './page.ts';

export interface PortalOptions {
  world: World;
  say: Say;
  log: Log;
  publicLog: Pick<PublicLog, 'placeOf' | 'policy' | 'standing'>;
  /** Who asks, by his session: nothing here is for staff only, and one deed is for nobody of them. */
  actorOf(request: FastifyRequest): Promise<Actor>;
}

export interface Portal extends PortalOptions {
  assets: Assets;
}

/** Nothing from elsewhere, nothing inline: a page that shows what strangers typed runs only its own script. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export interface Reading {
  frame: Frame;
  host: Host;
}

/** `path`: where to come back to after a choice, where that is not the address of the request. */
export async function readingOf(
  portal: Portal,
  request: FastifyRequest,
  path = request.url.split('?')[0],
): Promise<Reading> {
  const { lang, size } = choicesOf(request);
  const host = await hostOf(portal.world.database.db);
  const { style, script, logo } = portal.assets;
  return {
    host,
    frame: {
      lang,
      size,
      say: (key, params) => portal.say(lang, key, params),
      demo: host.demo,
      organ: host.organ,
      path: backTo(path),
      assets: { style: style.address, script: script.address, logo: logo.address },
    },
  };
}

export function send(reply: FastifyReply, status: number, markup: string): FastifyReply {
  return reply
    .status(status)
    .header('content-security-policy', POLICY)
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'private, no-cache')
    .header('vary', 'accept-language, cookie')
    .type('text/html; charset=utf-8')
    .send(markup);
}

/** A page about one code: never found by a search. */
export const sendUnlisted = (
  reply: FastifyReply,
  status: number,
  frame: Frame,
  one: Omit<Page, 'unlisted'>,
): FastifyReply =>
  send(reply.header('x-robots-tag', 'noindex, nofollow'), status, page(frame, { ...one, unlisted: true }));
