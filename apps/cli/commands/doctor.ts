/** `cuntu doctor`: says in sentences what is wrong and what to do about it. */
import { Outage } from '#platform/database';
import { type Examined, examined, examineMachine, unreachable } from '../../server/control/doctor/doctor.ts';
import type { Check, Finding } from '../../server/control/doctor/findings.ts';
import { ask } from '../ask.ts';
import { type Call, type Command, noWords, type Outcome } from '../call.ts';

export const command: Command = {
  options: { files: { type: 'boolean' }, facts: { type: 'boolean' }, release: { type: 'boolean' } },
  async run(call) {
    noWords(call);
    const { files = false, facts = false, release = false } = call.options as Record<string, boolean | undefined>;
    try {
      const result = await ask(call, 'doctor', { files, facts, release });
      return result.ok ? report(call, result.value) : { is: 'refused', refusal: result.refusal };
    } catch (fault) {
      // A folder held by somebody else is no illness; a database that cannot be opened is what the doctor is for.
      if (fault instanceof Outage && fault.kind === 'locked') throw fault;
      if (call.signal.aborted) throw fault;
      return report(call, examined([unreachable((fault as Error).message), ...(await examineMachine(call.config))]));
    }
  },
};

function report(call: Call, seen: Examined): Outcome {
  const lines = seen.checks.flatMap((check) => linesOf(call, check));
  const last = call.say(seen.sound ? 'cli.doctor.sound' : 'cli.doctor.unsound');
  return { is: 'done', value: seen, lines: [...lines, '', last], found: !seen.sound };
}

function linesOf({ say }: Call, { name, findings }: Check): string[] {
  const head = say(`cli.doctor.check.${name}`);
  if (findings.length === 0) return [`✓ ${head}`];
  return findings.map((one) => `${markOf(one)} ${head}: ${say(`cli.doctor.${one.code}`, one.params)}`);
}

const markOf = ({ level }: Finding): string => (level === 'fault' ? '✗' : '·');
