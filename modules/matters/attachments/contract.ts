/** Photos and papers that hang on a matter, readable by whoever may read the matter. */
import { query, uuid } from '@cuntu/base';
import { z } from 'zod';
import { maySee } from '../runs/contract.ts';

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'notAFile');

export const attachmentView = z.object({
  sha256,
  purpose: z.string(),
  n: z.number(),
  mediaType: z.string(),
  widthPx: z.number().nullable(),
  heightPx: z.number().nullable(),
  takenAt: z.string().nullable(),
  position: z.tuple([z.number(), z.number()]).nullable(),
  directionDeg: z.number().nullable(),
  flags: z.array(z.string()),
});

export const findAttachments = query({
  name: 'matters.findAttachments',
  input: z.object({ matterId: uuid }),
  output: z.object({ attachments: z.array(attachmentView) }),
  may: maySee,
  refusals: [],
});

export const getAttachment = query({
  name: 'matters.getAttachment',
  input: z.object({ matterId: uuid, sha256 }),
  output: attachmentView,
  may: maySee,
  refusals: [],
});
