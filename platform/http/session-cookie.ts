/** The session in a cookie that scripts cannot read, or as bearer token; nothing else is believed. */
import type { FastifyReply, FastifyRequest } from 'fastify';

const NAME = 'cuntu';

/**
 * How long it lasts, not until when: the clock of a browser may be wrong. `secure` where the page came by HTTPS: on plain
 * HTTP a secure cookie would never come back.
 */
export function sessionCookie(reply: FastifyReply, token: string, lastsMs: number, secure: boolean): void {
  const parts = [`${NAME}=${token}`, 'Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${Math.floor(lastsMs / 1000)}`];
  reply.header('set-cookie', [...parts, ...(secure ? ['Secure'] : [])].join('; '));
}

export const clearSession = (reply: FastifyReply): void => {
  reply.header('set-cookie', `${NAME}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`);
};

export function tokenOf(request: FastifyRequest): string | undefined {
  const bearer = /^Bearer ([\w.~+/=-]{20,200})$/.exec(request.headers.authorization ?? '');
  if (bearer) return bearer[1];
  return new RegExp(`(?:^|;\\s*)${NAME}=([\\w.~+/=-]{20,200})`).exec(request.headers.cookie ?? '')?.[1];
}
