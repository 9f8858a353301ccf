/** The form of a service item as data: its fields, and what may be typed into each. One list draws the form and judges it. */
import { day, ok, type Result, refuse, uuid } from '@cuntu/base';
import { z } from 'zod';

/** `yuan`: an amount with at most two decimals; `boundary`: a polygon; `parcel`, `mortgage`: what the bureau's own registers hold. */
export const fieldTypes = [
  'text',
  'words',
  'yuan',
  'number',
  'day',
  'choice',
  'parcel',
  'mortgage',
  'boundary',
] as const;

export const formField = z.object({
  key: z.string(),
  type: z.enum(fieldTypes),
  required: z.boolean().default(true),
  choices: z.array(z.string()).default([]),
  most: z.number().optional(),
  /** Only asked for where another field has one of these values. */
  when: z.object({ field: z.string(), in: z.array(z.string()) }).optional(),
});
export type FormField = z.output<typeof formField>;

const polygon = z.object({
  type: z.literal('Polygon'),
  coordinates: z.array(z.array(z.tuple([z.number(), z.number()])).min(4)).min(1),
});

const TEXT_MOST = 200;
const WORDS_MOST = 2000;
/** 100 亿: more is a slip of the keyboard. */
const YUAN_MOST = 1e10;

const typeOf: Record<FormField['type'], (field: FormField) => z.ZodType> = {
  text: ({ most }) =>
    z
      .string()
      .trim()
      .min(1)
      .max(most ?? TEXT_MOST),
  words: ({ most }) =>
    z
      .string()
      .trim()
      .min(1)
      .max(most ?? WORDS_MOST),
  yuan: ({ most }) =>
    z
      .number()
      .positive()
      .max(most ?? YUAN_MOST)
      .refine((yuan) => Math.abs(yuan * 100 - Math.round(yuan * 100)) < 1e-6, 'notAnAmount'),
  number: ({ most }) =>
    z
      .number()
      .positive()
      .max(most ?? YUAN_MOST),
  day: () => day,
  choice: ({ choices }) => z.enum(choices as [string, ...string[]]),
  parcel: () => uuid,
  mortgage: () => uuid,
  boundary: () => polygon,
};

export type FormValues = Readonly<Record<string, unknown>>;

export const isAsked = ({ when }: Pick<FormField, 'when'>, form: FormValues): boolean =>
  !when || when.in.includes(String(form[when.field]));

/** The form as it is kept: what is asked for and nothing else. Every wrong field is told at once, as `form.<key>`. */
export function decideForm(fields: readonly FormField[], form: FormValues): Result<FormValues, 'form.wrong'> {
  const kept: Record<string, unknown> = {};
  const faults: Fault[] = [];
  for (const field of fields) {
    if (!isAsked(field, form)) continue;
    const value = form[field.key];
    if (value === undefined || value === null || value === '') {
      if (field.required) faults.push({ at: `form.${field.key}`, code: 'missing' });
      continue;
    }
    const read = typeOf[field.type](field).safeParse(value);
    if (read.success) kept[field.key] = read.data;
    else faults.push({ at: `form.${field.key}`, ...faultOf(field, read.error) });
  }
  const strange = Object.keys(form).filter((key) => !fields.some((field) => field.key === key));
  for (const key of strange) faults.push({ at: `form.${key}`, code: 'unknownField', params: { fields: key } });
  return faults.length === 0 ? ok(kept) : refuse('form.wrong', { at: faults[0]!.at, faults });
}

interface Fault {
  at: string;
  code: string;
  params?: Record<string, string | number>;
}

function faultOf({ type }: FormField, error: z.ZodError): Omit<Fault, 'at'> {
  const [issue] = error.issues;
  if (issue?.code === 'too_big') return { code: `tooBig.${issue.origin}`, params: { maximum: Number(issue.maximum) } };
  if (issue?.code === 'too_small' && issue.origin === 'number') return { code: 'notPositive' };
  if (issue?.message === 'notAnAmount') return { code: 'notAnAmount' };
  if (type === 'yuan' || type === 'number') return { code: 'wrongType.number' };
  return { code: type === 'day' ? 'wrongForm.date' : 'wrong' };
}
