/** On which called number an application is taken in: the one at hand when the form was opened, until the clerk says another. */
import type { OutputOf } from '@cuntu/base';
import { useEffect, useRef } from 'react';
import { useFound } from '#platform/client';
import { Field } from '#ui/controls';
import { useAddress } from '#ui/pages';
import { useWords } from '#ui/words';
import { findCalledNumbers } from '../contract/calls.ts';
import { spoken } from './spoken.ts';

type CalledNumber = OutputOf<typeof findCalledNumbers>['numbers'][number];

const NONE = 'none';

export interface NumberChoice {
  numbers: readonly CalledNumber[];
  chosen: CalledNumber | undefined;
  choose(id: string): void;
}

/** The choice stands in the address: whoever calls the next number while the form is open does not change whose form it is. */
export function useNumberChoice(): NumberChoice {
  const { query, change } = useAddress();
  const { data } = useFound(findCalledNumbers, {});
  const begun = useRef(false);
  useEffect(() => {
    if (!data || begun.current) return;
    begun.current = true;
    const atHand = data.numbers.find((one) => one.atHand);
    if (query.ticket === undefined && atHand) change({ ticket: atHand.id });
  }, [data, query.ticket, change]);
  const numbers = data?.numbers ?? [];
  return { numbers, chosen: numbers.find(({ id }) => id === query.ticket), choose: (id) => change({ ticket: id }) };
}

/** Nothing where no number was called today. */
export function NumberField({ numbers, chosen, choose, error }: NumberChoice & { error: string | undefined }) {
  const { t } = useWords();
  if (numbers.length === 0) return null;
  const said = ({ number, counter, item }: CalledNumber) =>
    [t('number.called', { number: spoken(number), counter }), item ? t(`kind.${item}`) : t('window.noItem')].join(
      ' · ',
    );
  return (
    <div className="number-field">
      <Field label={t('number.on')} help={t('number.help')} error={error}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={chosen?.id ?? NONE}
            onChange={(event) => choose(event.target.value)}
          >
            <option value={NONE}>{t('number.none')}</option>
            {numbers.map((one) => (
              <option key={one.id} value={one.id}>
                {said(one)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
