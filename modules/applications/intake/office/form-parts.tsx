/** The three parts of the window's form: what is applied for, who applies, which papers are there. */
import type { SpokenRefusal } from '#platform/client';
import { ActionButton } from '#ui/controls';
import { BlockTitle } from '#ui/pages';
import { useWords } from '#ui/words';
import type { FieldSent } from '../../items/contract.ts';
import { askedIn } from './application-words.ts';
import { ApplicantField } from './fields/applicants-field.tsx';
import { ItemField } from './fields/item-field.tsx';
import { MaterialsField, noMaterial } from './fields/materials-field.tsx';
import type { Filling } from './filling.ts';
import { applicantFor, type Typed } from './typed.ts';

const wide: readonly FieldSent['type'][] = ['parcel', 'mortgage', 'boundary', 'words'];
/** More choices than these need the whole width. */
const CHOICES_IN_HALF = 3;
const isWide = ({ type, choices = [] }: FieldSent): boolean => wide.includes(type) || choices.length > CHOICES_IN_HALF;

export function FormPart({ filling: { item, typed, deed, set, isEmpty } }: { filling: Filling }) {
  const { t } = useWords();
  return (
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
              error={deed.faultAt(`form.${field.key}`) ?? (isEmpty(field) ? t('application.needed') : undefined)}
            />
          </div>
        ))}
      </div>
    </section>
  );
}

const MOST_APPLICANTS = 6;

/** Of the field itself, not of what lies within it. */
const exactly = ({ at, sentence, faults = [] }: SpokenRefusal, field: string): string | undefined =>
  faults.find((one) => one.at === field)?.sentence ?? (at === field ? sentence : undefined);

type Applicant = Typed['applicants'][number];

const withApplicant =
  (nth: number, fields: Partial<Applicant>) =>
  (former: Typed): Typed => ({
    ...former,
    applicants: former.applicants.map((one, at) => (at === nth ? { ...one, ...fields } : one)),
  });
const withoutApplicant =
  (nth: number) =>
  (former: Typed): Typed => ({
    ...former,
    applicants: former.applicants.filter((_, at) => at !== nth),
  });
const withOneMore =
  (role: string) =>
  (former: Typed): Typed => ({
    ...former,
    applicants: [...former.applicants, applicantFor(role)],
  });

export function ApplicantsPart({ filling }: { filling: Filling }) {
  const { t } = useWords();
  const { item, typed, deed, set, refusal } = filling;
  const { applicants } = typed;
  /** The how manieth in his role: the first of each is always asked for. */
  const nthOf = (nth: number) => applicants.slice(0, nth).filter(({ role }) => role === applicants[nth]!.role).length;
  const said = refusal && deed.faultAt('applicants') && exactly(refusal, 'applicants');
  return (
    <section className="form-part">
      <BlockTitle note={item.applicants.length > 1 ? t('application.jointly') : undefined}>
        {t('application.applicants')}
      </BlockTitle>
      {said && <p className="field-error">{said}</p>}
      {applicants.map((one, nth) => (
        <ApplicantField
          key={one.id}
          nth={nthOf(nth)}
          value={one}
          onChange={(fields) => set(`applicants.${nth}`, withApplicant(nth, fields))}
          onRemove={nthOf(nth) > 0 ? () => set('applicants', withoutApplicant(nth)) : undefined}
          faultAt={(path) => deed.faultAt(`applicants.${nth}.${path}`)}
        />
      ))}
      {applicants.length < MOST_APPLICANTS && (
        <p className="applicant-more">
          {item.applicants.map((role) => (
            <ActionButton key={role} small icon="plus" onClick={() => set('applicants', withOneMore(role))}>
              {t('application.oneMore', { role: t(`applicantRole.${role}`) })}
            </ActionButton>
          ))}
        </p>
      )}
    </section>
  );
}

export function MaterialsPart({ filling }: { filling: Filling }) {
  const { t } = useWords();
  const { item, typed, deed, set, needed, lacking, given, tellBusy } = filling;
  return (
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
        faultAt={(key) => deed.faultAt(`materials.${given.indexOf(key)}`)}
      />
      <p className="lacks" role="status" data-lacking={lacking.length > 0 || undefined}>
        {lacking.length === 0
          ? t('material.complete')
          : t('material.lacks', {
              count: lacking.length,
              names: lacking.map(({ material }) => t(`material.${material}`)).join(t('clock.listComma')),
            })}
      </p>
    </section>
  );
}
