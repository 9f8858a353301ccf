/** Telemetry through the pipeline: identified, parsed and authorised like every write, and then without fact or leaf. */
import type { Result } from '@cuntu/base';
import type { Call, Intake } from './deed.ts';
import type { TelemetryHandler } from './handle.ts';
import type { World } from './world.ts';

export async function receive(
  world: World,
  { declaration, receive }: TelemetryHandler,
  call: Call,
  input: unknown,
): Promise<Result<unknown>> {
  const intake: Intake = {
    actor: call.actor,
    personId: typeof call.actor === 'string' ? null : call.actor.personId,
    at: world.clock.now(),
    today: world.clock.today(),
    cityCode: world.cityCode,
    database: world.database,
    announce: (event) => world.bus.publish(event),
  };
  const received = await receive(intake, input as never);
  return received.ok ? { ok: true, value: declaration.output.parse(received.value) } : received;
}
