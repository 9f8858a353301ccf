/** The modules in reading order: calls go up this list, facts go down it. */
import { applications } from '#modules/applications';
import { bureau } from '#modules/bureau';
import { enforcement } from '#modules/enforcement';
import { land } from '#modules/land';
import { matters } from '#modules/matters';
import { norms } from '#modules/norms';
import { papers } from '#modules/papers';
import { parties } from '#modules/parties';
import { patrol } from '#modules/patrol';
import { migrations as files } from '#platform/files';
import { migrations as identity } from '#platform/identity';
import { migrations as jobs } from '#platform/jobs';
import { migrations as publicLog } from '#platform/ledger-store';
import { type Module, migrations as pipeline } from '#platform/pipeline';

export const modules: readonly Module[] = [
  bureau,
  norms,
  parties,
  matters,
  papers,
  land,
  applications,
  patrol,
  enforcement,
];

export const migrations = [
  ...pipeline,
  ...publicLog,
  ...jobs,
  ...identity,
  ...files,
  ...modules.flatMap((module) => module.migrations),
];
