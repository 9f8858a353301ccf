/** Beside a matter: what can be done now or why not, and who is responsible. */
import { ActionButton, BarredAction, PersonRow } from '#ui/controls';
import { BlockTitle, useAddress } from '#ui/pages';
import { useWords, type Words } from '#ui/words';
import { formOf, type MatterView } from './step-forms.ts';

type Possible = MatterView['can'][number];

/** Why a step is barred and who opens it: the same refusal that the server would give, said to the person who looks. */
function barredSentence({ t }: Words, { code, params, who, ask }: Possible, { task }: MatterView): string {
  if (task?.verb === 'confirm' && code === 'may.denied' && task.person)
    return t('barred.confirm', { name: task.person });
  // Whom one could ask: what the house does by itself stands beside people in some steps.
  const roles = who.filter((role) => role !== 'system');
  const reason = t(`barred.${code ?? 'may.denied'}`, {
    roles: roles.map((role) => t(`by.${role}`)).join(t('clock.listComma')),
    units: String(params.units ?? '')
      .split(',')
      .join(t('clock.listComma')),
    deed: typeof params.deed === 'string' ? t(`step.${params.deed}`) : '',
  });
  const nobody = code === 'may.notSelf' || code === 'may.noLicence' ? t('barred.nobody') : '';
  return `${reason}${ask ? t('barred.ask', { name: ask }) : nobody}`;
}

/** One filled button a view: the first deed that is open to this person, unless its form is open already. */
interface Doable {
  matter: MatterView;
  doing?: string;
  /** Whether the first open deed is what the matter waits for; absent: it is. */
  urges?(step: string): boolean;
  /** What bars a step that its procedure leaves open, as the page knows it: the sentence of the refusal that would come. */
  bars?(step: string): string | undefined;
}

/** What the house does by itself is nobody's to do. */
const isForPeople = ({ who }: Possible): boolean => who.some((role) => role !== 'system');

export function CanDo({ matter, doing, urges = () => true, bars = () => undefined }: Doable) {
  const words = useWords();
  const { t } = words;
  const { change } = useAddress();
  const can = matter.can.filter(isForPeople);
  const open = can.filter(({ step, allowed }) => allowed && !bars(step));
  // What waits for a colleague may be written anew, but nobody is urged to.
  const urged = matter.task?.verb !== 'confirm' || matter.task.mine;
  if (can.length === 0) return <p className="can-nothing">{t([`nothing.${matter.state}`, 'can.nothing'])}</p>;
  return (
    <div className="can-do">
      {open.map(({ step }, nth) => (
        <ActionButton
          key={step}
          wide
          main={nth === 0 && doing === undefined && urged && urges(step)}
          icon={formOf(matter.kind, step)?.icon}
          aria-expanded={doing === step}
          onClick={() => change({ do: doing === step ? undefined : step }, true)}
        >
          {t(`do.${step}`)}
        </ActionButton>
      ))}
      {can
        .filter((possible) => !open.includes(possible))
        .map((possible) => (
          <BarredAction
            key={possible.step}
            name={t(`do.${possible.step}`)}
            reason={(possible.allowed && bars(possible.step)) || barredSentence(words, possible, matter)}
          />
        ))}
    </div>
  );
}

export function ResponsiblePeople({ matter }: { matter: MatterView }) {
  const { t } = useWords();
  return (
    <>
      <BlockTitle note={matter.divisionNames[0]?.name}>{t('people.title')}</BlockTitle>
      <ul className="people-list">
        {matter.people.map(({ duty, name, unit, post, phone, acting }) =>
          name === null ? (
            <PersonRow key={duty} surname="" name={t(`people.missing.${duty}`)} duty={unit || t('people.nobody')} />
          ) : (
            <PersonRow
              key={duty}
              surname={name.slice(0, 1)}
              name={name}
              duty={
                <>
                  {[t(`people.duty.${duty}`), acting ? t('people.acting', { post }) : post, unit]
                    .filter(Boolean)
                    .join(' · ')}
                  {phone && (
                    <>
                      {' · '}
                      <span className="phone-number">{phone}</span>
                    </>
                  )}
                </>
              }
            />
          ),
        )}
      </ul>
    </>
  );
}
