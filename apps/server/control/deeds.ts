/** What an administrator can ask for, by name: the same whether a running server does it or the command itself. */
import { ok, type Result, refuse } from '@cuntu/base';
import { migrate } from '#platform/database';
import { migrations } from '../modules.ts';
import { audit } from './audit/audit.ts';
import { makeBackup } from './backup/backup.ts';
import { makeDemo } from './demo.ts';
import { type Desk, pendingMigrations } from './desk.ts';
import { examine } from './doctor/doctor.ts';
import { importFile } from './import.ts';
import { addUser, dropFactor, listUsers, lockUser, resetUser, unlockUser } from './users.ts';
import type { Asking } from './wire.ts';

export const deeds = {
  'user.add': inCity(addUser),
  'user.list': inCity((desk, _: Record<string, never>) => listUsers(desk)),
  'user.lock': inCity(lockUser),
  'user.unlock': inCity(unlockUser),
  'user.reset': inCity(resetUser),
  'user.otpOff': inCity(dropFactor),
  import: inCity(importFile),
  migrate: async (desk: Desk, _: Record<string, never>): Promise<Result<{ applied: string[] }>> =>
    ok({ applied: await migrate(desk.database, migrations) }),
  demo: (desk: Desk, _: Record<string, never>) => makeDemo(desk),
  doctor: examine,
  audit: inCity(audit),
  backup: makeBackup,
};

export type Deeds = typeof deeds;
export type DeedName = keyof Deeds;
export type InputOf<N extends DeedName> = Parameters<Deeds[N]>[1];
type Answer<N extends DeedName> = Awaited<ReturnType<Deeds[N]>>;
export type ValueOf<N extends DeedName> = Extract<Answer<N>, { ok: true }>['value'];

/** The tables must be there, and a city in them: whether it is a demo is written once, by the first start. */
function inCity<I, T>(run: (desk: Desk, input: I, asking: Asking) => Promise<Result<T>>) {
  return async (desk: Desk, input: I, asking: Asking): Promise<Result<T>> => {
    if ((await pendingMigrations(desk.database)).length > 0) return refuse('database.behind');
    if (!desk.city) return refuse('database.noCity');
    return run(desk, input, asking);
  };
}

export const isDeed = (name: string): name is DeedName => Object.hasOwn(deeds, name);

/** The input is what `cuntu` of this same tree sends: types are the contract, the socket's mode is the guard. */
export const carryOut = (desk: Desk, name: DeedName, input: unknown, asking: Asking): Promise<Result<unknown>> =>
  deeds[name](desk, input as never, asking);
