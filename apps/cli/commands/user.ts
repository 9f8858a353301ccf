/** `cuntu user`: accounts opened, listed, locked, and let in again by a one-time link. */
import type { Result } from '@cuntu/base';
import type { AccountLine } from '../../server/control/tables.ts';
import { ask } from '../ask.ts';
import { type Call, type Command, noWords, type Outcome, onlyWord, WrongWords } from '../call.ts';

const deeds: Record<string, (call: Call) => Promise<Outcome>> = {
  async add(call) {
    const { person, role } = call.options as { person?: string; role?: string[] };
    const result = await ask(call, 'user.add', { username: onlyWord(call, 'USERNAME'), person, roles: role ?? [] });
    return shown(result, ({ username, link }) => [call.say('cli.user.added', { username }), link]);
  },
  async list(call) {
    noWords(call);
    const result = await ask(call, 'user.list', {});
    return shown(result, (accounts) => [
      call.say('cli.user.count', { count: accounts.length }),
      ...accounts.map((account) => lineOf(call, account)),
    ]);
  },
  async lock(call) {
    const username = onlyWord(call, 'USERNAME');
    return shown(await ask(call, 'user.lock', { username }), () => [call.say('cli.user.locked', { username })]);
  },
  async unlock(call) {
    const username = onlyWord(call, 'USERNAME');
    return shown(await ask(call, 'user.unlock', { username }), () => [call.say('cli.user.unlocked', { username })]);
  },
  async reset(call) {
    const result = await ask(call, 'user.reset', { username: onlyWord(call, 'USERNAME') });
    return shown(result, ({ username, link }) => [call.say('cli.user.reset', { username }), link]);
  },
  async 'otp-off'(call) {
    const username = onlyWord(call, 'USERNAME');
    return shown(await ask(call, 'user.otpOff', { username }), () => [call.say('cli.user.otpOff', { username })]);
  },
};

function shown<T>(result: Result<T>, lines: (value: T) => string[]): Outcome {
  if (!result.ok) return { is: 'refused', refusal: result.refusal };
  return { is: 'done', value: result.value, lines: lines(result.value) };
}

function lineOf({ say }: Call, account: AccountLine): string {
  const marks = [
    account.state === 'active' ? '' : say(`cli.user.state.${account.state}`),
    account.passwordSet ? '' : say('cli.user.noPassword'),
    account.secondFactor ? say('cli.user.secondFactor') : '',
    account.demo ? say('cli.user.demo') : '',
  ].filter((mark) => mark !== '');
  const who = [account.name, account.staffNumber].filter((part) => part !== null).join(' ');
  return [account.username, who, account.roles.join(' '), marks.join(' · ')].filter((part) => part !== '').join('  ');
}

export const command: Command = {
  options: { person: { type: 'string' }, role: { type: 'string', multiple: true } },
  async run(call) {
    const [deed = '', ...words] = call.words;
    if (!Object.hasOwn(deeds, deed))
      throw new WrongWords('cli.wrong.deed', { word: deed, deeds: Object.keys(deeds).join(', ') });
    const odd = deed === 'add' ? undefined : ['person', 'role'].find((name) => name in call.options);
    if (odd) throw new WrongWords('cli.wrong.optionHere', { option: `--${odd}`, word: deed });
    return deeds[deed]!({ ...call, words });
  },
};
