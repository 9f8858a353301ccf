/** The one-time notice: what lacks stands on it by itself; what is wrong with a paper that is there is added; a second one names its new ground. */
import { StepForm, type StepFormProps, useStepForm, WordsField } from '#modules/matters/office';
import { newId } from '#platform/client';
import { DayInput, Field, Loading } from '#ui/controls';
import { useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { isLacking } from '../../../items/rules/checklist.ts';
import { requestPapers } from '../../contract.ts';
import type { Application } from '../application-blocks.tsx';
import { useApplication } from '../use-application.ts';

interface Typed {
  id: string;
  /** What lacks of each paper, by its key. */
  more: Readonly<Record<string, string>>;
  ground: string;
  arisenOn: string;
}

const begin = (): Typed => ({ id: newId(), more: {}, ground: '', arisenOn: '' });

const moreOf = (typed: Typed) =>
  Object.entries(typed.more).flatMap(([material, lacking]) =>
    lacking.trim() === '' ? [] : [{ material, lacking: lacking.trim() }],
  );

function NewGround({
  former,
  typed,
  set,
  faultAt,
}: {
  former: string;
  typed: Typed;
  set(fields: Partial<Typed>, path: string): void;
  faultAt(path: string): string | undefined;
}) {
  const { t, shortDay } = useWords();
  const { today } = useHouse();
  return (
    <fieldset className="agent">
      <legend>{t('request.newGround')}</legend>
      <p className="field-help">{t('request.askedOn', { day: shortDay(former, today) })}</p>
      <WordsField
        rows={2}
        maxLength={500}
        label={t('request.ground')}
        value={typed.ground}
        onChange={(ground) => set({ ground }, 'newGround.words')}
        error={faultAt('newGround.words')}
      />
      <Field label={t('request.arisenOn')} error={faultAt('newGround.arisenOn')}>
        {(control) => (
          <DayInput
            {...control}
            max={today}
            value={typed.arisenOn}
            onChange={(arisenOn) => set({ arisenOn }, 'newGround.arisenOn')}
          />
        )}
      </Field>
    </fieldset>
  );
}

function Form({ application, matter, onDone, onLeave }: StepFormProps & { application: Application }) {
  const { t } = useWords();
  const { change } = useAddress();
  const taken = () => {
    onDone();
    change({ do: undefined, later: undefined, taken: 'ask' });
  };
  const props = { matter, onDone: taken, onLeave };
  const former = application.requests.at(-1)?.requestedOn;
  const form = useStepForm(requestPapers, props, begin, (typed, here) => ({
    ...here,
    id: typed.id,
    more: moreOf(typed),
    ...((typed.ground !== '' || typed.arisenOn !== '') && {
      newGround: { words: typed.ground, arisenOn: typed.arisenOn },
    }),
  }));
  const { value, set, faultAt } = form;
  const lacking = application.checklist.filter(isLacking);
  const there = application.checklist.filter((one) => !isLacking(one) && one.state !== 'held');
  const sent = moreOf(value).map(({ material }) => material);
  return (
    <StepForm
      {...props}
      title={t('do.requestPapers')}
      lead={t('request.lead')}
      verb={t('request.send')}
      sending={form.sending}
    >
      <h3>{t('request.byItself')}</h3>
      {lacking.length === 0 ? (
        <p className="quiet">{t('request.nothing')}</p>
      ) : (
        <ol className="asked-list">
          {lacking.map(({ material, state }) => (
            <li key={material}>
              {t(`material.${material}`)}
              {t('request.colon')}
              {t(`request.${state}`)}
            </li>
          ))}
        </ol>
      )}
      {there.length > 0 && (
        <details className="more-asked" open={lacking.length === 0 || sent.length > 0}>
          <summary>{t('request.more')}</summary>
          {there.map(({ material }) => (
            <WordsField
              key={material}
              rows={1}
              maxLength={300}
              optional
              label={t(`material.${material}`)}
              value={value.more[material] ?? ''}
              onChange={(text) => set({ more: { ...value.more, [material]: text } })}
              error={sent.includes(material) ? faultAt(`more.${sent.indexOf(material)}`) : undefined}
            />
          ))}
        </details>
      )}
      {former !== undefined && (
        <NewGround former={former} typed={value} set={(fields) => set(fields)} faultAt={faultAt} />
      )}
    </StepForm>
  );
}

export default function RequestPapersForm(props: StepFormProps) {
  const { data } = useApplication(props.matter.id);
  return data ? <Form {...props} application={data} /> : <Loading />;
}
