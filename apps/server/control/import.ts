/** The register from a filled-in form, entered in the name of an account that may: all of it, or its faults by cell. */
import { readFile } from 'node:fs/promises';
import { type OutputOf, ok, type Result, refuse } from '@cuntu/base';
import type { SignedIn } from '@cuntu/divisions';
import type { importRegister, previewImport } from '#modules/bureau/contract';
import { newId } from '#platform/clock';
import { insertStored } from '#platform/files';
import { foldUsername, grantsOfHolder } from '#platform/identity';
import { consult, perform, type QueryHandler } from '#platform/pipeline';
import type { OpenHouse } from '../house.ts';
import { modules } from '../modules.ts';
import type { Desk } from './desk.ts';
import { findAccounts } from './tables.ts';
import { withHouse } from './whole-house.ts';

export interface ImportOrder {
  /** Absolute. */
  file: string;
  /** User name in whose name it is entered; absent: the only one who may. */
  as?: string;
  /** Only told what it would bring. */
  check: boolean;
}

export interface Imported {
  entered: boolean;
  counts: OutputOf<typeof importRegister>;
  faults: OutputOf<typeof previewImport>['faults'];
  /** Faults beyond those listed. */
  more: number;
}

export async function importFile(desk: Desk, order: ImportOrder): Promise<Result<Imported>> {
  const bytes = await readFile(order.file).catch(() => undefined);
  if (!bytes) return refuse('import.unreadable', { params: { file: order.file } });
  const actor = await actorFor(desk, order.as);
  if (!actor.ok) return actor;
  return withHouse(desk, async (house) => {
    const kept = await house.files.put(new Uint8Array(bytes));
    if (!kept.ok) return kept;
    await insertStored(house.db, kept.value, [actor.value.personId], desk.clock.now());
    const seen = await preview(house, actor.value, kept.value.sha256);
    if (!seen.ok) return seen;
    const { counts, faults, more } = seen.value;
    if (order.check || faults.length > 0) return ok({ entered: false, counts, faults, more });
    const entered = await enter(house, actor.value, kept.value.sha256);
    return entered.ok ? ok({ entered: true, counts: entered.value, faults: [], more: 0 }) : entered;
  });
}

/** What is entered stands in the record with a name: the machine's owner acts as somebody who may. */
async function actorFor(desk: Desk, username: string | undefined): Promise<Result<SignedIn>> {
  const accounts = await findAccounts(desk.database.db, desk.clock.today());
  const mayEnter = accounts.filter((one) => one.state === 'active' && one.roles.some(keepsRegister));
  const named = username === undefined ? mayEnter : accounts.filter((one) => one.username === foldUsername(username));
  if (named.length === 0 && username !== undefined) return refuse('user.unknown', { params: { username } });
  if (named.length !== 1) return refuse('import.asWhom', { params: { count: named.length } });
  const { id, personId } = named[0]!;
  const grants = await grantsOfHolder(desk.database.db, personId ? { personId } : { accountId: id });
  return ok({
    personId: personId ?? id,
    accountId: id,
    grants: grants.map(({ role, division, fromOn, toOn }) => ({ role, division, from: fromOn, to: toOn ?? undefined })),
    licences: [],
    units: [],
  });
}

const keepsRegister = (text: string): boolean => /^(administrator|personnelOfficer)@\d{4}$/.test(text);

const handlers = modules.flatMap((module) => module.handlers);

async function preview(house: OpenHouse, actor: SignedIn, file: string) {
  const handler = handlers.find((one) => one.declaration.name === 'bureau.previewImport') as QueryHandler;
  const question = { actor, lang: 'zh' as const, requestId: newId(house.clock) };
  return (await consult(house.world, handler, question, { file })) as Result<OutputOf<typeof previewImport>>;
}

async function enter(house: OpenHouse, actor: SignedIn, file: string) {
  const id = newId(house.clock);
  const call = { actor, commandId: newId(house.clock), requestId: id };
  const handler = house.handlerOf('bureau.importRegister');
  return (await perform(house.world, handler, call, { id, file })) as Result<OutputOf<typeof importRegister>>;
}
