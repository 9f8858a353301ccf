/** A file that a query makes: its answer goes out as the file itself, with its name, not as JSON. */
import { z } from 'zod';

export const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
  geojson: 'application/geo+json',
} as const;

export const madeFile = z.object({
  fileName: z.string().min(1),
  mediaType: z.string(),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
export type MadeFile = z.output<typeof madeFile>;
