/** The window's form: what is applied for, by whom, with which papers; accepted, asked for once, or only taken in. */
import type { OutputOf } from '@cuntu/base';
import { useCallback, useEffect, useState } from 'react';
import { getParcel } from '#modules/land/contract';
import { DeedForm, useDeed } from '#modules/matters/office';
import { newId, type SpokenRefusal, useCommand, useDraft, useFound } from '#platform/client';
import { ActionButton, FoundTrouble, Loading } from '#ui/controls';
import { BlockTitle, useAddress, useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { type FieldSent, findItems, itemKeys } from '../../items/contract.ts';
import { isLacking } from '../../items/rules/checklist.ts';
import { acceptApplication, requestPapers, submitApplication } from '../contract.ts';
import { askedIn } from './application-words.ts';
import { ApplicantField } from './fields/applicants-field.tsx';
import { ItemField } from './fields/item-field.tsx';
import { MaterialsField, noMaterial } from './fields/materials-field.tsx';
import { ItemChoice } from './item-choice.tsx';
import { applicantFor, beginAnew, formOf, inputOf, materialsOf, needsOf, type Typed, withItem } from './typed.ts';

type Item = OutputOf<typeof findItems>['items'][number];
/** What becomes of it once it is taken in. */
type Then = 'accept' | 'ask' | 'keep';

const MOST_APPLICANTS = 6;

const wide: readonly FieldSent['type'][] = ['parcel', 'mortgage', 'boundary', 'words'];
/** More choices than these need the whole width. */
const CHOICES_IN_HALF = 3;
const isWide = ({ type, choices = [] }: FieldSent): boolean => wide.includes(type) || choices.length > CHOICES_IN_HALF;

/** Of the field itself, not of what lies within it. */
const exactly = ({ at, sentence, faults = [] }: SpokenRefusal, field: string): string | undefined =>
  faults.find((one) => one.at === field)?.sentence ?? (at === field ? sentence : undefined);

/** Whoever mortgages is whoever is registered: his name need not be typed. */
function useHolder(typed: Typed, change: (next: (former: Typed) => Typed) => void) {
  const parcelId = typeof typed.form.parcel === 'string' ? typed.form.parcel : undefined;
  const { data } = useFound(getParcel, { parcelId: parcelId ?? '' }, { enabled: parcelId !== undefined });
  const holder = data?.rights.find(({ validTo }) => validTo === null)?.holder;
  useEffect(() => {
    if (!holder) return;
    change((former) =>
      former.applicants.some(({ role, name }) => role === 'mortgagor' && name === '')
        ? {
            ...former,
            applicants: former.applicants.map((one) => (one.role === 'mortgagor' ? { ...one, name: holder } : one)),
          }
        : former,
    );
  }, [holder, change]);
}

function useBusy(): [boolean, (key: string, busy: boolean) => void] {
  const [keys, setKeys] = useState<readonly string[]>([]);
  const tell = useCallback(
    (key: string, busy: boolean) =>
      setKeys((former) => {
        if (former.includes(key) === busy) return former;
        return busy ? [...former, key] : former.filter((one) => one !== key);
      }),
    [],
  );
  return [keys.length > 0, tell];
}

interface Filling {
  item: Item;
  typed: Typed;
  change(next: (former: Typed) => Typed): void;
  kept: boolean;
  recalled: boolean;
  onTaken(id: string, query: string): void;
}

function Filled({ item, typed, change, kept, recalled, onTaken }: Filling) {
  const { t } = useWords();
  const { today } = useHouse();
  const { go } = useAddress();
  const deed = useDeed(submitApplication);
  const acceptance = useCommand(acceptApplication);
  const notice = useCommand(requestPapers);
  const [busy, tellBusy] = useBusy();
  const [chosen, setThen] = useState<Then>();
  useHolder(typed, change);
  const needed = needsOf(item, typed, today);
  const lacking = needed.filter(isLacking);
  const then = lacking.length === 0 ? 'accept' : 'ask';
  const refusal = deed.state.is === 'refused' ? deed.state.refusal : undefined;
  const given = materialsOf(item, typed, today);
  const sent = formOf(item, typed.form);
  /** Once it was sent, whatever is still empty is told beside its field, whichever fault the server named first. */
  const lackingAt = ({ key, required = true }: FieldSent): string | undefined =>
    refusal && required && sent[key] === undefined ? t('application.needed') : undefined;
  const set = (path: string, next: (former: Typed) => Typed) => {
    deed.mend({ [path]: true });
    change(next);
  };
  const applicantAt = (nth: number, fields: Partial<Typed['applicants'][number]>) => (former: Typed) => ({
    ...former,
    applicants: former.applicants.map((one, at) => (at === nth ? { ...one, ...fields } : one)),
  });
  const send = async (what: Then) => {
    if (busy || deed.state.is === 'sending') return;
    setThen(what);
    const answer = await deed.send(inputOf(item, typed, today));
    if (answer.is !== 'done') return;
    const { id: matterId } = answer.value;
    if (what === 'keep') return onTaken(matterId, '?taken=kept');
    const step = what === 'accept' ? acceptance : notice;
    const input = { id: newId(), matterId, ...(what === 'ask' && { more: [] }) };
    const done = await step.send(input as never);
    // It is taken in already: what stands in the way is told where it is.
    onTaken(
      matterId,
      done.is === 'done' ? `?taken=${what}` : `?do=${what === 'accept' ? 'acceptApplication' : 'requestPapers'}`,
    );
  };
  const verb = (what: Then) => t(busy ? 'photo.wait' : `application.then.${what}`);
  const further = item.applicants.filter(() => typed.applicants.length < MOST_APPLICANTS);
  return (
    <DeedForm
      alone
      title={t(`kind.${item.key}`)}
      lead={t(recalled ? 'application.recalled' : 'application.lead')}
      verb={verb(then)}
      deed={deed}
      kept={kept}
      onSend={() => void send(then)}
      onLeave={() => go('/applications')}
    >
      <section className="form-part">
        <BlockTitle>{t('application.form')}</BlockTitle>
        <div className="form-grid">
          {askedIn(item.fields, typed.form).map((field) => (
            <div key={field.key} data-wide={isWide(field) || undefined}>
              <ItemField
                item={item.key}
                field={field}
                value={typed.form[field.key]}
                onChange={(value) =>
                  set(`form.${field.key}`, (former) => ({ ...former, form: { ...former.form, [field.key]: value } }))
                }
                error={deed.faultAt(`form.${field.key}`) ?? lackingAt(field)}
              />
            </div>
          ))}
        </div>
      </section>
      <section className="form-part">
        <BlockTitle note={item.applicants.length > 1 ? t('application.jointly') : undefined}>
          {t('application.applicants')}
        </BlockTitle>
        {refusal && exactly(refusal, 'applicants') && deed.faultAt('applicants') && (
          <p className="field-error">{exactly(refusal, 'applicants')}</p>
        )}
        {typed.applicants.map((one, nth) => (
          <ApplicantField
            key={one.id}
            nth={typed.applicants.slice(0, nth).filter(({ role }) => role === one.role).length}
            value={one}
            onChange={(fields) => set(`applicants.${nth}`, applicantAt(nth, fields))}
            onRemove={
              typed.applicants.findIndex(({ role }) => role === one.role) < nth
                ? () =>
                    set('applicants', (former) => ({
                      ...former,
                      applicants: former.applicants.filter((_, at) => at !== nth),
                    }))
                : undefined
            }
            faultAt={(path) => deed.faultAt(`applicants.${nth}.${path}`)}
          />
        ))}
        <p className="applicant-more">
          {further.map((role) => (
            <ActionButton
              key={role}
              small
              icon="plus"
              onClick={() =>
                set('applicants', (former) => ({
                  ...former,
                  applicants: [...former.applicants, applicantFor(role)],
                }))
              }
            >
              {t('application.oneMore', { role: t(`applicantRole.${role}`) })}
            </ActionButton>
          ))}
        </p>
      </section>
      <section className="form-part">
        <BlockTitle note={t('material.note')}>{t('material.title')}</BlockTitle>
        <MaterialsField
          item={item}
          needed={needed}
          value={typed.materials}
          onChange={(key, next) =>
            set('materials', (former) => ({
              ...former,
              materials: { ...former.materials, [key]: next(former.materials[key] ?? noMaterial) },
            }))
          }
          onBusy={tellBusy}
          faultAt={(key) => deed.faultAt(`materials.${given.findIndex(({ material }) => material === key)}`)}
        />
        <p className="lacks" role="status" data-lacking={lacking.length > 0 || undefined}>
          {lacking.length === 0
            ? t('material.complete')
            : t('material.lacks', {
                count: lacking.length,
                names: lacking.map(({ material }) => t(`material.${material}`)).join(t('applications.comma')),
              })}
        </p>
      </section>
      <p className="other-ways">
        {then === 'accept' && chosen !== undefined && deed.state.is === 'sending' ? '' : t('application.otherWay')}{' '}
        <button type="button" className="link" onClick={() => void send('keep')}>
          {t('application.then.keep')}
        </button>
      </p>
    </DeedForm>
  );
}

function Application({ items }: { items: readonly Item[] }) {
  const { query, change: goTo, go } = useAddress();
  const [initial] = useState(beginAnew);
  const draft = useDraft<Typed>('newApplication', initial);
  const { value: typed, change, drop } = draft;
  const asked = items.find(({ key }) => key === query.item);
  const typedFor = typed.item;
  useEffect(() => {
    if (asked && typedFor !== asked.key) change((former) => withItem(former, asked));
  }, [asked, typedFor, change]);
  if (!asked || typedFor !== asked.key)
    return (
      <ItemChoice
        items={items}
        begun={itemKeys.find((key) => key === typed.item)}
        onChoose={(item) => goTo({ item }, true)}
      />
    );
  const taken = (id: string, rest: string) => {
    drop();
    go(`/applications/${id}${rest}`);
  };
  return (
    <Filled
      key={typed.id}
      item={asked}
      typed={typed}
      change={change}
      kept={draft.kept}
      recalled={draft.recalled}
      onTaken={taken}
    />
  );
}

export default function NewApplicationPage() {
  const found = useFound(findItems, {});
  return (
    <div className="page new-application">
      {found.error && <FoundTrouble error={found.error} again={() => void found.refetch()} />}
      {!found.data && !found.error && <Loading />}
      {found.data && <Application items={found.data.items} />}
    </div>
  );
}
