/** The register from a spreadsheet: a form to fill in, what a filled one would bring, and the import of all of it. */
import { command, madeFile, mediaTypes, query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { registerEntered } from '../register/contract.ts';

export const mayKeepRegister = [
  { role: 'administrator', scope: 'city' },
  { role: 'personnelOfficer', scope: 'city' },
] as const;

const file = z.string().regex(/^[0-9a-f]{64}$/, 'notAFile');

const counts = z.object({
  units: z.number(),
  posts: z.number(),
  people: z.number(),
  licences: z.number(),
  appointments: z.number(),
});

/** `code` names a sentence `fault.import.<code>`; `cell` is null where the whole sheet is meant. */
const cellFault = z.object({
  sheet: z.string(),
  cell: z.string().nullable(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

const unreadable = ['import.noFile', 'sheet.notAWorkbook', 'sheet.tooLarge', 'import.empty'] as const;

export const getImportForm = query({
  name: 'bureau.getImportForm',
  input: z.object({}),
  output: madeFile,
  files: [mediaTypes.xlsx],
  may: mayKeepRegister,
  refusals: [],
});

export const previewImport = query({
  name: 'bureau.previewImport',
  input: z.object({ file }),
  output: z.object({
    counts,
    sheets: z.array(
      z.object({
        title: z.string(),
        headers: z.array(z.string()),
        rows: z.number(),
        first: z.array(z.object({ row: z.number(), values: z.array(z.string()) })),
      }),
    ),
    faults: z.array(cellFault),
    /** Faults beyond those listed. */
    more: z.number(),
  }),
  may: mayKeepRegister,
  refusals: unreadable,
});

/** All or nothing; what it does is `enterRegister` with what the file says. */
export const importRegister = command({
  name: 'bureau.importRegister',
  input: z.object({ id: uuid, file }).strict(),
  output: counts,
  may: mayKeepRegister,
  refusals: [...unreadable, 'import.faulty', 'register.taken', 'appointment.oneself', 'licence.oneself'],
  facts: [registerEntered],
});
