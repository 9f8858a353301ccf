/** The measures that the bureau began with, as the seed has them; what an administrator records stands in the database. */
import { z } from 'zod';
import { type Measure, measure } from './contract.ts';
import seed from './seed/measures.json' with { type: 'json' };

export const firstMeasures: readonly Measure[] = z.array(measure.strict()).parse(seed);
