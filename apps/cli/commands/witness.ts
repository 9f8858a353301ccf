/** `cuntu witness`: on another machine, remembers what logs have signed, and vouches only for what goes on from it. */
import { must, type Result } from '@cuntu/base';
import { readVerifierKey, type VerifierKey } from '@cuntu/ledger';
import { systemClock, systemRandom } from '#platform/clock';
import { makeHome } from '#platform/config';
import { openWitness, sha256 } from '#platform/ledger-store';
import { type Call, type Command, noWords, WrongWords } from '../call.ts';

export const command: Command = {
  options: { log: { type: 'string', multiple: true }, name: { type: 'string' } },
  async run(call) {
    noWords(call);
    const { config } = call;
    const name = (call.options.name as string | undefined) ?? '';
    if (!/^[^\s+]+$/.test(name)) throw new WrongWords('cli.wrong.lacking', { name: '--name' });
    const logs = ((call.options.log as string[] | undefined) ?? []).map(logKey);
    if (logs.length === 0) throw new WrongWords('cli.wrong.lacking', { name: '--log' });
    await makeHome(config.home);
    const onFault = (fault: unknown) => void process.stderr.write(`${String(fault)}\n`);
    const { verifierKey, server } = openWitness({
      home: config.home,
      name,
      logs,
      clock: systemClock,
      random: systemRandom,
      onFault,
    });
    await new Promise<void>((done, fail) => server.once('error', fail).listen(config.port, config.host, done));
    call.signal.addEventListener('abort', () => process.exit(0));
    process.once('SIGTERM', () => process.exit(0));
    process.stdout.write(`${toldOf(call, verifierKey, logs)}\n`);
    return { is: 'running' };
  },
};

function logKey(text: string): VerifierKey {
  const key: Result<VerifierKey> = readVerifierKey(sha256, text);
  if (!key.ok) throw new WrongWords('cli.wrong.logKey', { key: text });
  return must(key);
}

function toldOf({ say, config }: Call, verifierKey: string, logs: readonly VerifierKey[]): string {
  const [short = 'witness'] = verifierKey.split('+');
  const name = short.replace(/[^A-Za-z0-9]+/g, '-');
  return [
    say('cli.witness.stands', { address: config.url }),
    ...logs.map((log) => say('cli.witness.of', { origin: log.name })),
    say('cli.witness.line'),
    `witness ${name} ${verifierKey} ${config.url}`,
    `quorum ${name}`,
  ].join('\n');
}
