/** What the window's form holds while it is filled in, and what of it is sent. */
import type { InputOf } from '@cuntu/base';
import { newId } from '#platform/client';
import type { FieldSent, ItemKey, ItemSent } from '../../items/contract.ts';
import { type Applied, checklist, type Needed } from '../../items/rules/checklist.ts';
import { isAsked } from '../../items/rules/fields.ts';
import type { submitApplication } from '../contract.ts';
import { numberOf, type TypedApplicant } from './fields/applicants-field.tsx';
import { amountOf } from './fields/item-field.tsx';
import { givenOf, type TypedMaterials } from './fields/materials-field.tsx';

type Input = InputOf<typeof submitApplication>;

export interface Typed {
  id: string;
  item: ItemKey | '';
  /** As typed: an amount is a text until it is sent. */
  form: Readonly<Record<string, unknown>>;
  applicants: readonly TypedApplicant[];
  materials: TypedMaterials;
}

export const applicantFor = (role: string): TypedApplicant => ({
  id: newId(),
  role,
  kind: 'firm',
  name: '',
  identityNumber: '',
  validTo: '',
  phone: '',
});

export const beginAnew = (): Typed => ({ id: newId(), item: '', form: {}, applicants: [], materials: {} });

/** Another application: whoever is typed already in a role that the other item has too stays. */
export const withItem = (typed: Typed, item: ItemSent): Typed => ({
  id: newId(),
  item: item.key,
  form: {},
  applicants: item.applicants.map((role) => typed.applicants.find((one) => one.role === role) ?? applicantFor(role)),
  materials: {},
});

const isNumber = ({ type }: FieldSent): boolean => type === 'yuan' || type === 'number';

export const formOf = ({ fields }: Pick<ItemSent, 'fields'>, typed: Typed['form']): Record<string, unknown> =>
  Object.fromEntries(
    fields
      .filter((field) => isAsked(field, typed))
      .flatMap((field) => {
        const value = typed[field.key];
        const said = isNumber(field) && typeof value === 'string' ? amountOf(value) : value;
        return said === undefined || said === '' ? [] : [[field.key, said]];
      }),
  );

const orNone = (text: string): string | null => (text === '' ? null : text);
const orAbsent = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

export const needsOf = (item: ItemSent, typed: Typed, today: string, entry: Applied['entry']): Needed[] =>
  checklist(
    item,
    {
      form: formOf(item, typed.form),
      entry,
      applicants: typed.applicants.map(({ role, validTo, agent }) => ({
        role,
        identityValidTo: orNone(validTo),
        agent: agent !== undefined,
        agentValidTo: orNone(agent?.validTo ?? ''),
      })),
      given: item.materials.filter(({ key }) => typed.materials[key]?.ticked).map(({ key }) => key),
      held: item.materials.flatMap(({ key, held }) => (held ? [key] : [])),
    },
    today,
  );

/** A paper that is no longer needed stays ticked in the draft, and is not sent. */
export const materialsOf = (item: ItemSent, typed: Typed, today: string, entry: Applied['entry']) => {
  const needed = needsOf(item, typed, today, entry).map(({ material }) => material);
  return givenOf(item, typed.materials).filter(({ material }) => needed.includes(material));
};

export const inputOf = (item: ItemSent, typed: Typed, today: string, entry: Applied['entry']): Input => ({
  id: typed.id,
  item: item.key,
  form: formOf(item, typed.form),
  applicants: typed.applicants.map(({ id, role, kind, name, identityNumber, validTo, phone, agent }) => ({
    role: role as Input['applicants'][number]['role'],
    party: { id, kind, name, identityNumber: orAbsent(numberOf(identityNumber)), phone: orAbsent(phone) },
    identityValidTo: orNone(validTo),
    ...(agent && {
      agent: {
        name: agent.name,
        identityNumber: numberOf(agent.identityNumber),
        identityValidTo: orNone(agent.validTo),
        phone: orAbsent(agent.phone),
      },
    }),
  })),
  materials: materialsOf(item, typed, today, entry),
});
