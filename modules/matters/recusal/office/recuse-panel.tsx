/** Stepping back from a matter, and telling somebody to: two forms, and the buttons that open them. */
import { useState } from 'react';
import { ActionButton } from '#ui/controls';
import { useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { ChoiceField, WordsField } from '../../office/fields.tsx';
import { StepForm, useStepForm } from '../../office/step-form.tsx';
import type { MatterView, StepFormProps } from '../../office/step-forms.ts';
import { orderRecusal, recuse } from '../contract.ts';

const WORDS_MOST = 500;

export function RecuseForm(props: StepFormProps) {
  const { t } = useWords();
  const { value, set, faultAt, sending } = useStepForm(
    recuse,
    props,
    () => ({ words: '' }),
    (typed, here) => ({ ...here, ...typed }),
  );
  return (
    <StepForm {...props} title={t('recusal.title')} lead={t('recusal.lead')} verb={t('recusal.send')} sending={sending}>
      <WordsField
        label={t('recusal.words')}
        help={t('recusal.wordsHelp')}
        maxLength={WORDS_MOST}
        value={value.words}
        onChange={(words) => set({ words })}
        error={faultAt('words')}
      />
    </StepForm>
  );
}

export function OrderRecusalForm(props: StepFormProps) {
  const { t } = useWords();
  const { personId: me } = useMe();
  const { value, set, faultAt, sending } = useStepForm(
    orderRecusal,
    props,
    () => ({ personId: '', words: '' }),
    (typed, here) => ({ ...here, ...typed }),
  );
  const others = props.matter.hands.filter(({ personId, recused }) => !recused && personId !== me);
  if (others.length === 0) return <p className="quiet">{t('recusal.nobody')}</p>;
  return (
    <StepForm
      {...props}
      title={t('recusal.orderTitle')}
      lead={t('recusal.orderLead')}
      verb={t('recusal.orderSend')}
      sending={sending}
    >
      <ChoiceField<string>
        label={t('recusal.person')}
        value={value.personId}
        options={others.map(({ personId, name }) => ({ value: personId, words: name }))}
        onChange={(personId) => set({ personId })}
        error={faultAt('personId')}
      />
      <WordsField
        label={t('recusal.orderWords')}
        maxLength={WORDS_MOST}
        value={value.words}
        onChange={(words) => set({ words })}
        error={faultAt('words')}
      />
    </StepForm>
  );
}

const forms = { recuse: RecuseForm, order: OrderRecusalForm } as const;
const mayOrder = (roles: readonly string[]) => roles.includes('leader') || roles.includes('supervisor');

/** Nothing for whoever has stepped back already, or where it is finished. */
export function RecusePanel({ matter }: { matter: MatterView }) {
  const { t } = useWords();
  const { roles, personId } = useMe();
  const [open, setOpen] = useState<keyof typeof forms>();
  const back = matter.hands.some((one) => one.recused && one.personId === personId);
  if (matter.closedAt !== null || back) return null;
  const shut = () => setOpen(undefined);
  const Form = open && forms[open];
  if (Form) return <Form matter={matter} onDone={shut} onLeave={shut} />;
  return (
    <div className="can-do">
      <ActionButton wide onClick={() => setOpen('recuse')}>
        {t('recusal.recuse')}
      </ActionButton>
      {mayOrder(roles) && (
        <ActionButton wide onClick={() => setOpen('order')}>
          {t('recusal.order')}
        </ActionButton>
      )}
    </div>
  );
}
