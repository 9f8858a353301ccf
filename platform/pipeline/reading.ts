/** The one way a read happens: identify → parse → authorise → prepare → find → answer; personal data leaves an access record. */
import { type Result, uuidV7 } from '@cuntu/base';
import { type Actor, condition, mayEver } from '@cuntu/divisions';
import { recordAccess } from '#platform/identity';
import type { Look } from './deed.ts';
import { prepare, type QueryHandler } from './handle.ts';
import { parsed } from './parsing.ts';
import type { World } from './world.ts';

export interface Question {
  actor: Actor;
  lang: 'zh' | 'en';
  requestId: string;
}

export async function consult(
  world: World,
  handler: QueryHandler,
  question: Question,
  raw: unknown,
): Promise<Result<unknown>> {
  const { declaration } = handler;
  const input = parsed(declaration.input, raw ?? {});
  if (!input.ok) return input;
  const today = world.clock.today();
  const allowed = mayEver(declaration.may, question.actor, today);
  if (!allowed.ok) return allowed;
  const prepared = await prepare(world, handler, input.value);
  if (!prepared.ok) return prepared;
  const personId = typeof question.actor === 'string' ? null : question.actor.personId;
  const look = {
    actor: question.actor,
    personId,
    at: world.clock.now(),
    today,
    lang: question.lang,
    may: condition(declaration.may, question.actor, today),
    unseal: (sealed: Uint8Array, about: string) => new TextDecoder().decode(world.seal.open(sealed, about)),
  };
  const found = await handler.find(world.database.db, look, input.value as never, prepared.value as never);
  if (!found.ok) return found;
  if (declaration.personal) await keepAccess(world, declaration.personal, look, declaration.name, found.value);
  return { ok: true, value: declaration.output.parse(found.value) };
}

/** 个人信息保护法 51, 54: who has seen whose data. `about` picks the persons out of what was found. */
async function keepAccess(
  world: World,
  about: (value: never) => readonly string[],
  look: Look,
  deed: string,
  value: unknown,
) {
  const persons = about(value as never).filter((id) => id !== look.personId);
  if (persons.length === 0 || typeof look.actor === 'string') return;
  await recordAccess(world.database.db, {
    id: uuidV7(Date.parse(look.at), world.randomness.bytes(10)),
    at: look.at,
    accountId: look.actor.accountId,
    personId: look.actor.personId,
    deed,
    about: persons,
    outcome: 'done',
  });
}
