/** Service items: what can be applied for, who may, with which papers, under which promise; one version from a day on. */
import { day, query } from '@cuntu/base';
import { z } from 'zod';
import { formField } from './rules/fields.ts';

export const itemKeys = ['mortgageSet', 'mortgageChange', 'mortgageRelease', 'landPreview'] as const;
export type ItemKey = (typeof itemKeys)[number];
export const itemKey = z.enum(itemKeys);

export const applicantRoles = ['mortgagor', 'mortgagee', 'applicant'] as const;

/** When a material is asked for: always, or only where this is so of the application. */
export const conditions = ['agent', 'outsidePlan', 'mineralsCovered', 'overtakes'] as const;

export const material = z.object({
  key: z.string(),
  accepts: z.array(z.enum(['pdf', 'image', 'text'])).min(1),
  /** The original is shown; a copy is kept. */
  original: z.boolean(),
  when: z.enum(conditions).optional(),
  /** Never asked for where the bureau's own register has it (优化营商环境条例 37). */
  held: z.enum(['register']).optional(),
});
export type Material = z.output<typeof material>;

export const fee = z.object({ key: z.string(), yuan: z.number(), basis: z.string(), confidence: z.string() });

/** What holds from a day on until the next version; an application keeps the one in force when it was handed in. */
export const serviceItem = z.object({
  key: itemKey,
  procedure: z.enum(['mortgage', 'preview']),
  inForceFrom: day,
  decides: z.enum(['branch', 'bureau']),
  /** Keys of limits in norms. */
  statutory: z.string(),
  promise: z.string(),
  intake: z.enum(['onTheSpot', 'withinDays']),
  law: z.array(z.string()),
  /** All of them apply together. */
  applicants: z.array(z.enum(applicantRoles)),
  fees: z.array(fee),
  fields: z.array(formField),
  materials: z.array(material),
});
export type ServiceItem = z.output<typeof serviceItem>;
/** As it travels: what is left out stands for its default. */
export type ItemSent = z.input<typeof serviceItem>;
export type FieldSent = ItemSent['fields'][number];

/** In force on a day, with the limits that hold on it. */
export const findItems = query({
  name: 'applications.findItems',
  input: z.object({ on: day.optional() }),
  output: z.object({
    items: z.array(
      serviceItem.extend({
        limits: z.array(
          z.object({
            key: z.string(),
            count: z.number(),
            unit: z.string(),
            article: z.string(),
            source: z.string(),
            confidence: z.string(),
          }),
        ),
      }),
    ),
  }),
  may: 'anyone',
  refusals: [],
});
