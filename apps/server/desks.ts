/** The desks that are no module: signing in and out, one's own account; bound to HTTP, cookie and all. */
import { type OutputOf, ok, type Result, refuse } from '@cuntu/base';
import type { SignedIn } from '@cuntu/divisions';
import { namesOf } from '#modules/bureau';
import type { Clock } from '#platform/clock';
import type { DeskCall, DeskHandler } from '#platform/http';
import { clearSession, getDemoGuide, getHouse, sessionCookie, tokenOf } from '#platform/http';
import { desk, type Identity } from '#platform/identity';
import type { OpenHouse } from './house.ts';

const accountOf = (at: DeskCall): string => (at.actor as SignedIn).accountId;

export function identityDesks(identity: Identity, clock: Clock): DeskHandler[] {
  const serve = (
    declaration: DeskHandler['declaration'],
    run: (input: never, at: DeskCall) => Promise<Result<unknown>>,
  ) => ({
    declaration,
    serve: run,
  });
  return [
    serve(desk.signIn, async (input: Parameters<Identity['signIn']>[0], at) => {
      const signed = await identity.signIn({ ...input, address: at.request.ip });
      if (!signed.ok) return signed;
      const { token, expiresAt } = signed.value;
      const lastsMs = Date.parse(expiresAt) - Date.parse(clock.now());
      sessionCookie(at.reply, token, lastsMs, at.request.protocol === 'https');
      return ok({ token, expiresAt });
    }),
    serve(desk.signOut, async (_input, at) => {
      const token = tokenOf(at.request);
      if (token) await identity.signOut(token);
      clearSession(at.reply);
      return ok(null);
    }),
    serve(desk.setFirstPassword, (input: { token: string; password: string }) => identity.setFirstPassword(input)),
    serve(desk.changePassword, async (input: { current: string; password: string }, at) => {
      const own = { accountId: accountOf(at), token: tokenOf(at.request) ?? '', address: at.request.ip };
      return identity.changePassword({ ...input, ...own });
    }),
    serve(desk.findSessions, async (_input, at) =>
      ok({ sessions: await identity.sessionsOf(accountOf(at), tokenOf(at.request) ?? '') }),
    ),
    serve(desk.endSession, ({ id }: { id: string }, at) => identity.endOwnSession(accountOf(at), id)),
    serve(desk.startOtp, (_input, at) => identity.startOtp(accountOf(at))),
    serve(desk.confirmOtp, (input: { code: string }, at) => identity.confirmOtp(accountOf(at), input.code)),
    serve(desk.savePreferences, async (input: never, at) => ok(await identity.savePreferences(accountOf(at), input))),
    serve(desk.getMe, async (_input, at) => ok(await identity.getMe(at.actor as SignedIn))),
  ];
}

type Printed = NonNullable<OutputOf<typeof getHouse>['accounts']>;

/** What can be tried in a demo, where its accounts are shown. */
export const guideDesk = (guide?: () => Promise<OutputOf<typeof getDemoGuide>>): DeskHandler => ({
  declaration: getDemoGuide,
  serve: async () => (guide ? ok(await guide()) : refuse('thing.notFound')),
});

/** Before anybody signs in. `printed` finds the accounts whose passwords are shown: a demo's, where nobody else reaches them. */
export const houseDesk = (house: OpenHouse, printed?: () => Promise<Printed>): DeskHandler => ({
  declaration: getHouse,
  serve: async () => {
    const { cityCode, demo, growing = false, clock } = house.world;
    const names = await namesOf(house.db, [cityCode]);
    const accounts = demo ? await printed?.() : undefined;
    return ok({ city: names.get(cityCode) ?? '', demo, growing, today: clock.today(), accounts });
  },
});
