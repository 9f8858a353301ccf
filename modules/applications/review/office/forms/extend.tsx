/** More time, once: of which limit, by which article, until which day, and why. */
import type { OutputOf } from '@cuntu/base';
import { ChoiceField, StepForm, type StepFormProps, useStepForm, WordsField } from '#modules/matters/office';
import { newId, useFound } from '#platform/client';
import { FoundTrouble, Loading } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { extendReview, findExtensions } from '../../contract.ts';

type Extension = OutputOf<typeof findExtensions>['extensions'][number];

/** As the server counts it, so that what is promised here is what will stand on the notice. */
function Comes({ limitKey, basis, fromOn, more, unit, toOn, provisional }: Extension) {
  const { t, day } = useWords();
  const { today } = useHouse();
  return (
    <dl className="comes">
      <dt>{t('extend.limit')}</dt>
      <dd>{t(`limitName.${limitKey}`)}</dd>
      <dt>{t('extend.fromOn')}</dt>
      <dd className="num">{day(fromOn, today)}</dd>
      <dt>{t('extend.more')}</dt>
      <dd>{t('extend.moreBy', { period: t(`norms.period.${unit}`, { count: more }), basis })}</dd>
      <dt>{t('extend.toOn')}</dt>
      <dd>
        <b className="num">{day(toOn, today)}</b>
        {provisional && t('application.provisional')}
      </dd>
    </dl>
  );
}

function Filled({ open, ...props }: StepFormProps & { open: readonly Extension[] }) {
  const { t } = useWords();
  const begin = () => ({ id: newId(), clock: open[0]?.clock ?? '', words: '' });
  const { value, set, faultAt, sending } = useStepForm(extendReview, props, begin, (typed, here) => ({
    ...here,
    ...typed,
  }));
  const chosen = open.find(({ clock }) => clock === value.clock);
  return (
    <StepForm {...props} title={t('do.extendReview')} lead={t('extend.lead')} verb={t('extend.send')} sending={sending}>
      {open.length > 1 && (
        <ChoiceField<string>
          label={t('extend.clock')}
          value={value.clock}
          options={open.map(({ clock, limitKey }) => ({ value: clock, words: t(`limitName.${limitKey}`) }))}
          onChange={(clock) => set({ clock })}
          error={faultAt('clock')}
        />
      )}
      {chosen ? <Comes {...chosen} /> : <p className="field-error">{t('clockPanel.noExtension')}</p>}
      <WordsField
        label={t('extend.words')}
        help={t('extend.wordsHelp')}
        value={value.words}
        onChange={(words) => set({ words })}
        error={faultAt('words')}
      />
    </StepForm>
  );
}

export default function ExtendForm(props: StepFormProps) {
  const found = useFound(findExtensions, { matterId: props.matter.id });
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  return found.data ? <Filled {...props} open={found.data.extensions} /> : <Loading />;
}
