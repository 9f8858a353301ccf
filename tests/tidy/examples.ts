/** For every rule what breaks it and what keeps it: small trees that show that its check can fail, and when not. */
import type { RuleId } from './house.ts';

export interface Example {
  /** Paths and texts of a tree. */
  files: Record<string, string>;
  /** `path:line` of each violation; none where the tree keeps the rule. */
  found: string[];
}

const owned = (table: string) => `/** A. */\nconst a = { sql: 'create table ${table} (id int)' };`;
const lines = (count: number) => 'const a = 1;\n'.repeat(count);
const keeps = (files: Record<string, string>): Example => ({ files, found: [] });
const breaks = (path: string, text: string, line = 1): Example => ({
  files: { [path]: text },
  found: [`${path}:${line}`],
});

export const examples: Record<RuleId, Example[]> = {
  rings: [
    breaks('kernels/base/a.ts', "import '@cuntu/calendar';"),
    breaks('kernels/base/a.ts', "import 'kysely';"),
    breaks('kernels/ledger/a.ts', "import { readFileSync } from 'node:fs';"),
    breaks('kernels/base/a.test.ts', "import '../../modules/patrol/findings/procedure.ts';"),
    breaks('platform/jobs/a.ts', "\nimport type { A } from '#modules/patrol';", 2),
    breaks('modules/bureau/a.ts', "import { a } from '#modules/matters';"),
    breaks('modules/bureau/posts/a.ts', "export type { A } from '#modules/matters/contract';"),
    breaks('modules/bureau/a.ts', "const a = await import('#modules/matters');"),
    breaks('modules/gardens/a.ts', "import '#modules/bureau';"),
    breaks('ui/map/a.ts', "import '#platform/database';"),
    breaks('ui/map/a.ts', "import '#modules/patrol/office';"),
    keeps({
      'kernels/calendar/a.ts': "import '@cuntu/base'; import { z } from 'zod'; import './b.ts';",
      'kernels/calendar/a.test.ts': "import 'vitest';",
      'platform/jobs/a.ts': "import '@cuntu/base'; import '#platform/database'; import 'pg';",
      'modules/patrol/a.ts': "import '#modules/bureau'; import '#platform/jobs'; import './findings/b.ts';",
      'modules/bureau/a.test.ts': "import '#modules/patrol';",
      'ui/map/a.ts': "import '#platform/client'; import '#ui/tokens'; import 'react';",
      'apps/server/main.ts': "import '#modules/patrol'; import '../portal/a.ts';",
    }),
  ],
  apps: [
    breaks('modules/patrol/a.ts', "import '../../apps/server/main.ts';"),
    breaks('platform/http/a.ts', "import '../../tests/cast/lin.ts';"),
    breaks('kernels/base/a.ts', "import '../../scripts/bootstrap.mjs';"),
    keeps({
      'apps/cli/main.ts': "import '../server/main.ts'; import '../../scripts/bootstrap.mjs';",
      'tests/journeys/a.ts': "import '../../apps/server/main.ts';",
      'modules/patrol/a.test.ts': "import '../../tests/cast/lin.ts';",
    }),
  ],
  doors: [
    breaks('modules/patrol/a.ts', "import '../bureau/units/tables.ts';"),
    breaks('modules/patrol/a.ts', "import '../bureau/index.ts';"),
    breaks('modules/patrol/a.ts', "import '#modules/bureau/units/rules';"),
    breaks('platform/jobs/a.ts', "import { a } from '../database/open.ts';"),
    breaks('kernels/calendar/a.ts', "import '@cuntu/base/result.ts';"),
    breaks('apps/server/main.ts', "import '../../modules/patrol/findings/tables.ts';"),
    keeps({
      'modules/patrol/a.ts':
        "import '#modules/bureau'; import '#modules/bureau/contract'; import './findings/tables.ts';",
      'apps/office/main.ts': "import '#modules/bureau/office'; import './page.tsx';",
      'modules/patrol/a.test.ts': "import '../../platform/database/testing.ts'; import '#platform/documents/poppler';",
      'ui/map/a.ts': "import '../words.zh.json';",
      'bench/a.ts': "import '../modules/patrol/findings/tables.ts';",
    }),
  ],
  circles: [
    {
      files: { 'kernels/base/a.ts': "import './b.ts';", 'kernels/base/b.ts': "import './a.ts';" },
      found: ['kernels/base/a.ts:1'],
    },
    { files: { 'kernels/base/a.ts': "export * from './a.ts';" }, found: ['kernels/base/a.ts:1'] },
    {
      files: {
        'platform/jobs/index.ts': "import '#platform/http';",
        'platform/http/a.ts': "import type { A } from '#platform/jobs';",
      },
      found: ['platform/http:1'],
    },
    keeps({
      'kernels/base/a.ts': "import './b.ts'; import './c.ts';",
      'kernels/base/b.ts': "import './c.ts'; import type { A } from './a.ts';",
      'kernels/base/c.ts': "const a = () => import('./a.ts');",
    }),
  ],
  pure: [
    breaks('modules/patrol/findings/rules.ts', "import { createHash } from 'node:crypto';"),
    breaks('modules/patrol/contract.ts', "import '#platform/clock';"),
    breaks('modules/patrol/findings/procedure.ts', "import { findAll } from './tables.ts';"),
    breaks('modules/patrol/findings/rules/place.ts', "import { useState } from 'react';"),
    breaks('modules/patrol/findings/rules.ts', "import { norm } from '#modules/norms';"),
    keeps({
      'modules/patrol/findings/rules.ts':
        "import './contract.ts'; import '@cuntu/calendar'; import 'zod'; import '#modules/norms/contract';",
      'modules/patrol/findings/rules.test.ts': "import 'vitest'; import 'node:fs';",
      'modules/patrol/findings/tables.ts': "import 'node:crypto';",
    }),
  ],
  screens: [
    breaks('modules/patrol/office/page.tsx', "import '../findings/tables.ts';"),
    breaks('modules/patrol/findings/office/page.tsx', "import '#modules/bureau';"),
    breaks('ui/map/a.ts', "import 'node:fs';"),
    breaks('apps/office/main.tsx', "import '#platform/http';"),
    breaks('modules/patrol/index.ts', "import './office/index.ts';"),
    breaks('apps/server/main.ts', "import '#modules/patrol/office';"),
    keeps({
      'modules/patrol/office/page.tsx':
        "import '../contract.ts'; import '../findings/rules.ts'; import '#modules/bureau/office'; import '#ui/map'; import 'react'; import '../words.zh.json';",
      'modules/patrol/index.ts': "import './findings/tables.ts';",
      'apps/office/vite.config.ts': "import 'node:url';",
    }),
  ],
  firstLine: [
    breaks('kernels/base/a.ts', 'export const a = 1;'),
    breaks('kernels/base/a.ts', '// What a file knows.\n'),
    breaks('kernels/base/a.ts', '/**\n * What a file knows.\n */\n'),
    breaks('apps/cli/bin.mjs', '#!/usr/bin/env node\nimport "./a.mjs";\n', 2),
    keeps({
      'kernels/base/a.ts': '/** What this file knows. */\n',
      'apps/cli/bin.mjs': '#!/bin/sh\n/** A shell. */\n',
    }),
  ],
  han: [
    breaks('modules/patrol/a.ts', "\nconst title = '巡查';", 2),
    breaks('ui/map/a.tsx', 'const a = <b>亩</b>;'),
    breaks('ui/map/a.tsx', 'const a = <b title="亩" />;'),
    breaks('kernels/base/a.ts', 'const a = `$' + '{1} 亩`;'),
    breaks('kernels/base/a.ts', 'const a = /第/;'),
    breaks('modules/patrol/a.ts', "const basis = show('巡查');"),
    breaks('modules/patrol/a.ts', "const map = { '亩': 1 };"),
    keeps({
      'modules/patrol/a.ts':
        "/** 巡查 */\nconst a = { basis: ['行政处罚法 42', '办法 15'], article: '行政处罚法 61' }; // 亩",
      'kernels/procedure/a.ts': "const firstRadical = '\\u2e80';",
      'modules/patrol/a.test.ts': "const place = '淅河';",
      'modules/bureau/seed/units.ts': "const a = '分局';",
      'modules/patrol/words.zh.json': '{ "a": "巡查" }',
    }),
  ],
  words: [
    { files: { 'modules/patrol/words.zh.json': '{}' }, found: ['modules/patrol/words.zh.json:1'] },
    {
      files: {
        'modules/patrol/words.zh.json': '{\n "a": "甲",\n "b": { "c": "乙" } }',
        'modules/patrol/words.en.json': '{ "a": "" }',
      },
      found: ['modules/patrol/words.zh.json:3', 'modules/patrol/words.en.json:1'],
    },
    {
      files: {
        'modules/patrol/words.zh.json': '{ "a": "甲", "b": "乙" }',
        'modules/patrol/words.en.json': '{\n "a": "{{count}} working days",\n "b": "{{count}} were seen" }',
      },
      found: ['modules/patrol/words.en.json:2', 'modules/patrol/words.en.json:3'],
    },
    keeps({
      'modules/patrol/words.zh.json': '{ "a": "甲", "b": { "c": "乙" } }',
      'modules/patrol/words.en.json': '{ "a": "{{days, day|days}} left", "b": { "c": "{{name}} is here" } }',
    }),
  ],
  catch: [
    breaks('modules/patrol/a.ts', 'try { a(); }\ncatch { b(); }', 2),
    breaks('kernels/base/a.ts', 'a().catch(() => null);'),
    keeps({
      'platform/http/a.ts': 'try { a(); } catch { b(); }',
      'apps/server/a.ts': 'a().catch(b);',
      'modules/patrol/a.ts': 'caught(a); const b = "catch";',
    }),
  ],
  clock: [
    breaks('kernels/base/a.ts', 'const a = Date.now();'),
    breaks('modules/patrol/a.ts', 'const a = new Date();'),
    breaks('modules/patrol/a.ts', 'const a = Math.random();'),
    breaks('modules/patrol/a.ts', 'const a = Temporal.Now.instant();'),
    breaks('modules/patrol/a.ts', 'const a = crypto.randomUUID();'),
    breaks('modules/patrol/a.ts', 'const a = randomBytes(10);'),
    keeps({ 'modules/patrol/findings/office/a.tsx': 'const a = new Date();' }),
    keeps({ 'modules/patrol/a.ts': 'const a = new Date(at); // not Date.now()', 'platform/clock/a.ts': 'Date.now();' }),
  ],
  sql: [
    breaks('modules/patrol/findings/actions/a.ts', 'const a = sql`now()`;'),
    breaks('modules/patrol/findings/a.ts', 'const a = sql<Row>`delete from finding`;'),
    breaks('platform/jobs/loop.ts', "const a = 'select id from job';"),
    keeps({
      'modules/patrol/findings/tables.ts': 'const a = sql`select 1`;',
      'modules/patrol/findings/tables/by-place.ts': 'const a = sql`select 1`;',
      'modules/patrol/views.ts': 'const a = sql`select 1`;',
      'platform/jobs/job-tables.ts': 'const a = sql`select 1`;',
      'modules/patrol/predicate.ts': 'const a = sql`f.state = 1`;',
      'platform/database/open.ts': "const a = 'select version()';",
      'platform/notify/postgres.ts': 'const a = sql`select pg_notify(a)`;',
      'modules/patrol/a.test.ts': 'const a = sql`select 1`;',
      'modules/patrol/a.ts': "const a = 'Select a place';",
    }),
  ],
  tables: [
    {
      files: {
        'modules/bureau/units/tables.ts': owned('unit'),
        'modules/patrol/findings/tables.ts': '/** A. */\nconst a = sql`select 1 from finding f join unit u on true`;',
      },
      found: ['modules/patrol/findings/tables.ts:2'],
    },
    {
      files: {
        'modules/matters/runs/tables.ts': owned('matter'),
        'modules/matters/views.ts': "/** A. */\nexport const views = ['matter'] as const;",
        'modules/patrol/findings/tables.ts': '/** A. */\nconst a = sql`update matter set state = 1`;',
      },
      found: ['modules/patrol/findings/tables.ts:2'],
    },
    keeps({
      'modules/matters/runs/tables.ts': owned('matter'),
      'modules/matters/views.ts': "/** A. */\nexport const views = ['matter'] as const;",
      'modules/patrol/findings/tables.ts': '/** A. */\nconst a = sql`select 1 from matter m`;',
    }),
  ],
  schema: [
    breaks('modules/patrol/findings/tables.ts', 'const a = sql`select * from suizhou.finding`;'),
    breaks('modules/patrol/findings/tables.ts', 'const a = sql`insert into "public"."finding" values (1)`;'),
    breaks('modules/patrol/findings/tables.ts', "const a = { sql: 'create table x (y int references public.z)' };"),
    breaks('modules/patrol/findings/tables.ts', 'const a = sql`set search_path to suizhou`;'),
    keeps({
      'modules/patrol/findings/tables.ts':
        'const a = sql`select f.id, extract(year from f.at) from finding f join unit u on u.id = f.unit where f.a is distinct from u.b`;',
    }),
  ],
  caps: [
    { files: { 'platform/pipeline/pipeline.ts': lines(151) }, found: ['platform/pipeline/pipeline.ts:150'] },
    { files: { 'kernels/base/a.ts': lines(201), 'kernels/base/b.ts': lines(200) }, found: ['kernels/base/:400'] },
    keeps({ 'kernels/base/a.ts': lines(400), 'kernels/base/a.test.ts': lines(400) }),
  ],
  names: [
    breaks('modules/patrol/utils/a.ts', ''),
    breaks('platform/http/session-manager.ts', ''),
    breaks('ui/data/a.css', ''),
    keeps({ 'platform/database/index.ts': '', 'modules/patrol/information.ts': '' }),
  ],
  machine: [
    breaks('platform/files/a.ts', "const a = '/tmp/a';"),
    breaks('scripts/a.mjs', 'const a = `/home/' + '$' + '{1}`;'),
    breaks('deploy/a.md', `\nregistry.${'npmjs'}.org`, 2),
    keeps({ 'platform/files/a.ts': "const a = '/office/home'; const b = '/homes'; // /tmp" }),
  ],
  glossary: [
    {
      files: {
        'modules/patrol/findings/contract.ts':
          "const a = command({\n name: 'reportFinding' });\nfact({ name: 'findingReported' });",
        'docs/glossary.md':
          '| `patrol` | 动态巡查 | — |\n| `findingReported` | finding | — |\n| `findings` | 发现 | — |',
      },
      found: ['modules/patrol/findings/contract.ts:2', 'modules/patrol/findings/contract.ts:3'],
    },
    breaks('modules/land/index.ts', ''),
    keeps({
      'modules/patrol/findings/contract.ts':
        "query({ name: 'patrol.findFindings', input: z.object({ name: z.string() }) });",
      'docs/glossary.md': '| `patrol` | 动态巡查 | — |\n| `findings` | 发现 | — |\n| `findFindings` | 查发现 | — |',
    }),
  ],
  pins: [
    breaks('package.json', '{\n "dependencies": { "zod": "^4.0.0" } }', 2),
    breaks('kernels/base/package.json', '{ "dependencies": { "zod": "latest" } }'),
    {
      files: {
        'package.json': '{ "dependencies": { "zod": "4.6.7" } }',
        'package-lock.json':
          '{ "packages": {\n "": { "dependencies": { "zod": "4.6.6",\n "pg": "8.0.0" } },\n "node_modules/zod": { "version": "4.6.6", "resolved": "https://example.org/zod.tgz" } } }',
      },
      found: ['package-lock.json:4', 'package.json:1', 'package-lock.json:3', 'package-lock.json:1'],
    },
    keeps({
      'package.json': '{ "dependencies": { "zod": "4.6.7", "@cuntu/base": "*" } }',
      'package-lock.json':
        '{ "packages": { "": { "dependencies": { "zod": "4.6.7" } }, "node_modules/zod": { "version": "4.6.7" }, "node_modules/@cuntu/base": { "resolved": "kernels/base" } } }',
    }),
  ],
};
