/** The server with a demo of less land, fewer applications and patrols: the rest is the same again, and works for minutes against whoever looks. */
import { readConfig } from '#platform/config';
import { openLog } from '#platform/log';
import { FIRST_TOWNSHIPS } from '../../apps/server/demo/land/opening.ts';
import { serve } from '../../apps/server/serving.ts';

const SMALL = { townships: FIRST_TOWNSHIPS, applicationMonths: 3, days: 5, formerMonths: 1, moreCount: 5 };

await serve(readConfig(), openLog(), SMALL);
