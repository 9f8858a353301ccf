/** What was asked for is brought: each paper ticked with its scan, and the new last day of what had run out. */
import { StepForm, type StepFormProps, useStepForm } from '#modules/matters/office';
import { DayInput, Field, Loading } from '#ui/controls';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { hasExpired, type Needed } from '../../../items/rules/checklist.ts';
import { supplyPapers } from '../../contract.ts';
import type { Application } from '../application-blocks.tsx';
import { givenOf, MaterialsField, noMaterial, type TypedMaterials } from '../fields/materials-field.tsx';
import { useBusy } from '../filling.ts';
import { useApplication } from '../use-application.ts';

interface Typed {
  materials: TypedMaterials;
  /** By party: the new last days, '' without end. */
  validTo: Readonly<Record<string, { own: string; agent: string }>>;
}

const orNone = (day: string): string | null => (day === '' ? null : day);

/** Everything of the last notice first; then whatever else the item has. */
function toBring({ checklist, requests }: Application): Needed[] {
  const asked = requests.at(-1)?.items.map(({ material }) => material) ?? [];
  return checklist
    .filter(({ material, state }) => state !== 'held' && (asked.includes(material) || state !== 'given'))
    .map((one) => ({ ...one, state: one.state === 'given' ? 'missing' : one.state }));
}

function Form({ application, ...props }: StepFormProps & { application: Application }) {
  const { t } = useWords();
  const { today } = useHouse();
  const [busy, tellBusy] = useBusy();
  const asked = props.matter.state === 'incomplete';
  const applied = {
    form: application.form,
    entry: null,
    applicants: application.applicants.map(({ role, identityValidTo, agent }) => ({
      role,
      identityValidTo,
      agent: agent !== null,
      agentValidTo: agent?.identityValidTo ?? null,
    })),
    given: [],
    held: [],
  };
  const renews = hasExpired(applied, today);
  const begin = (): Typed => ({
    materials: {},
    validTo: Object.fromEntries(
      application.applicants.map(({ partyId, identityValidTo, agent }) => [
        partyId,
        { own: identityValidTo ?? '', agent: agent?.identityValidTo ?? '' },
      ]),
    ),
  });
  const form = useStepForm(supplyPapers, props, begin, (typed, here) => ({
    ...here,
    materials: givenOf(application.item, typed.materials),
    identities: renews
      ? application.applicants.map(({ partyId }) => ({
          party: partyId,
          identityValidTo: orNone(typed.validTo[partyId]!.own),
          agentValidTo: orNone(typed.validTo[partyId]!.agent),
        }))
      : [],
  }));
  const { value, change, faultAt } = form;
  const given = givenOf(application.item, value.materials).map(({ material }) => material);
  const renew = (partyId: string, fields: Partial<{ own: string; agent: string }>) =>
    change((former) => ({
      ...former,
      validTo: { ...former.validTo, [partyId]: { ...former.validTo[partyId]!, ...fields } },
    }));
  return (
    <StepForm
      {...props}
      title={t(asked ? 'do.supplyPapers' : 'do.addPapers')}
      lead={t(asked ? 'supply.lead' : 'supply.leadAdded')}
      verb={t('supply.send')}
      sending={{ ...form.sending, busy, onSend: () => !busy && form.sending.onSend() }}
    >
      <MaterialsField
        item={application.item}
        needed={toBring(application)}
        value={value.materials}
        onChange={(key, next) =>
          form.set({ materials: { ...value.materials, [key]: next(value.materials[key] ?? noMaterial) } })
        }
        onBusy={tellBusy}
        faultAt={(key) => faultAt(`materials.${given.indexOf(key)}`)}
      />
      {faultAt('materials') && given.length === 0 && <p className="field-error">{faultAt('materials')}</p>}
      {renews &&
        application.applicants.map(({ partyId, name, agent }) => (
          <div key={partyId} className="form-row">
            <Field label={t('supply.validTo', { name })} help={t('application.validToHelp')}>
              {(control) => (
                <DayInput
                  {...control}
                  value={value.validTo[partyId]?.own ?? ''}
                  onChange={(own) => renew(partyId, { own })}
                />
              )}
            </Field>
            {agent && (
              <Field label={t('supply.validTo', { name: agent.name })} help={t('application.validToHelp')}>
                {(control) => (
                  <DayInput
                    {...control}
                    value={value.validTo[partyId]?.agent ?? ''}
                    onChange={(last) => renew(partyId, { agent: last })}
                  />
                )}
              </Field>
            )}
          </div>
        ))}
    </StepForm>
  );
}

export default function SupplyPapersForm(props: StepFormProps) {
  const { data } = useApplication(props.matter.id);
  return data ? <Form {...props} application={data} /> : <Loading />;
}
