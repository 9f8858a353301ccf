/** The one way a read happens: identify → parse → authorise → find → answer; personal data leaves an access record. */
import { type Result, refuse } from '@cuntu/base';
import { type Actor, condition, mayEver } from '@cuntu/divisions';
import { recordAccess } from '#platform/identity';
import type { QueryHandler } from './handle.ts';
import { faultsOf } from './parsing.ts';
import type { World } from './pipeline.ts';

export interface Question {
  actor: Actor;
  lang: 'zh' | 'en';
  requestId: string;
}

export async function consult(world: World, handler: QueryHandler, question: Question, raw: unknown): Promise<Result<unknown>> {
  const { declaration } = handler;
  const parsed = declaration.input.safeParse(raw ?? {});
  if (!parsed.success) return refuse('input.invalid', { faults: faultsOf(parsed.error) });
  const today = world.clock.today();
  const allowed = mayEver(declaration.may, question.actor, today);
  if (!allowed.ok) return allowed;
  const personId = typeof question.actor === 'string' ? null : question.actor.personId;
  const look = {
    actor: question.actor,
    personId,
    at: world.clock.now(),
    today,
    lang: question.lang,
    may: condition(declaration.may, question.actor, today),
  };
  const found = await handler.find(world.database.db, look, parsed.data as never);
  if (!found.ok) return found;
  if (declaration.personal && personId)
    await recordAccess(world.database.db, {
      at: look.at,
      personId,
      what: declaration.name,
      about: declaration.personal,
      subject: subjectOf(parsed.data),
    });
  return { ok: true, value: declaration.output.parse(found.value) };
}

const subjectOf = (input: unknown): string | null =>
  typeof input === 'object' && input !== null && 'id' in input && typeof input.id === 'string' ? input.id : null;
