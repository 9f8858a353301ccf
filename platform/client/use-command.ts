/** One deed on a page: its state, its error, and a repeat that cannot do it twice. */
import { type AnyCommand, type CommonRefusal, canonicalJson, type OutputOf, type RefusalOf } from '@cuntu/base';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { SpokenRefusal } from './answer.ts';
import { type AnswerOf, type GivenTo, newId, run } from './call.ts';

export type CommandState<C extends AnyCommand> =
  | { is: 'idle' }
  | { is: 'sending' }
  | { is: 'done'; value: OutputOf<C> }
  | { is: 'refused'; refusal: SpokenRefusal<RefusalOf<C> | CommonRefusal> }
  | { is: 'outage' }
  | { is: 'fault'; id: string };

export interface CommandHandle<C extends AnyCommand> {
  state: CommandState<C>;
  send(input: GivenTo<C>): Promise<AnswerOf<C>>;
  /** Sends the last input again, with the same id. */
  again(): void;
  /** Back to idle: the person changed something, the old sentence no longer holds. */
  clear(): void;
}

export interface Try {
  id: string;
  madeAt: string;
  spelling: string;
}

/** Same words as the unanswered try: same id, so the server does it once. Other words are another deed. */
export function nextTry(last: Try | undefined, input: unknown, make: () => { id: string; madeAt: string }): Try {
  const spelling = canonicalJson(JSON.parse(JSON.stringify(input ?? {})));
  return last?.spelling === spelling ? last : { ...make(), spelling };
}

const LONGEST_MS = 1_500;

/** What was read before the deed is read again before the page goes on, so that nobody sees it as it was; a slow line is not waited for. */
async function readAnew(queries: QueryClient): Promise<void> {
  queries.removeQueries({ type: 'inactive' });
  await Promise.race([queries.invalidateQueries(), new Promise((go) => setTimeout(go, LONGEST_MS))]);
}

export function useCommand<C extends AnyCommand>(command: C): CommandHandle<C> {
  const queries = useQueryClient();
  const [state, setState] = useState<CommandState<C>>({ is: 'idle' });
  const unanswered = useRef<Try | undefined>(undefined);
  const lastInput = useRef<GivenTo<C> | undefined>(undefined);

  const send = useCallback(
    async (input: GivenTo<C>) => {
      const attempt = nextTry(unanswered.current, input, () => ({ id: newId(), madeAt: new Date().toISOString() }));
      unanswered.current = attempt;
      lastInput.current = input;
      setState({ is: 'sending' });
      const answer = await run(command, input, attempt);
      if (answer.is === 'done' || answer.is === 'refused') unanswered.current = undefined;
      if (answer.is === 'done') await readAnew(queries);
      setState(answer as CommandState<C>);
      return answer;
    },
    [command, queries],
  );
  const again = useCallback(() => {
    if (lastInput.current !== undefined) void send(lastInput.current);
  }, [send]);
  const clear = useCallback(() => setState({ is: 'idle' }), []);

  useEffect(() => {
    if (state.is !== 'outage') return;
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [state.is, again]);

  return { state, send, again, clear };
}
