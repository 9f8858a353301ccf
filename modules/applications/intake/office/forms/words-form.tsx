/** A step that asks for words alone. */
import type { AnyCommand } from '@cuntu/base';
import type { ReactNode } from 'react';
import { StepForm, type StepFormProps, useStepForm, WordsField } from '#modules/matters/office';
import { type GivenTo, newId } from '#platform/client';
import { useWords } from '#ui/words';

interface Asked<C extends AnyCommand> extends StepFormProps {
  command: C;
  step: string;
  /** Its words begin with this: `withdraw.lead`. */
  about: string;
  /** Where in the input they stand. */
  field?: string;
  /** Stands above the words: what is to be read before they are written. */
  beside?: ReactNode;
  said(words: string, here: { matterId: string; version: number | undefined; id: string }): GivenTo<C>;
}

export function WordsForm<C extends AnyCommand>({
  command,
  step,
  about,
  field = 'words',
  beside,
  said,
  ...props
}: Asked<C>) {
  const { t } = useWords();
  const form = useStepForm(
    command,
    props,
    () => ({ id: newId(), words: '' }),
    ({ id, words }, here) => said(words, { ...here, id }) as never,
  );
  return (
    <StepForm
      {...props}
      title={t(`do.${step}`)}
      lead={t(`${about}.lead`)}
      verb={t(`${about}.send`)}
      sending={form.sending}
    >
      {beside}
      <WordsField
        label={t(`${about}.words`)}
        maxLength={500}
        value={form.value.words}
        onChange={(words) => form.set({ words, [field]: words })}
        error={form.faultAt(field)}
      />
    </StepForm>
  );
}
