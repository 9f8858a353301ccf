/** The plan of the house as one table: what stands above what, and every rule in the sentence that people read. */

/** Pure packages, in reading order: each may import those before it. */
export const kernels = ['base', 'calendar', 'procedure', 'geodesy', 'ledger', 'divisions'] as const;

/** Packages from outside that a kernel or a pure facet may import: none of them touches the world. */
export const purePackages = ['zod', '@noble/hashes', '@noble/curves', 'canonicalize', 'proj4'] as const;

/** The business, in reading order: calls go up this list, facts go down it. */
export const modules = [
  'bureau',
  'norms',
  'parties',
  'matters',
  'papers',
  'land',
  'applications',
  'patrol',
  'enforcement',
  'projects',
  'citizens',
  'publicity',
  'oversight',
  'careers',
  'campaigns',
  'reporting',
] as const;

/** Facets of a slice (a file, or a folder once it has grown) that compile for any machine. */
export const pureFacets = ['contract', 'procedure', 'rules'] as const;

/** Folders whose files run in a browser. */
export const screenFacets = ['office', 'field'] as const;
export const screenParts = ['platform/client', 'apps/office', 'apps/field', 'apps/verifier'] as const;

/** Where `catch` is legal: at the edge of the world, in the shells, and in what is not the product. */
export const mayCatch = ['platform', 'apps', 'scripts', 'tests', 'bench'] as const;

/** Where SQL is written: these files of any part, and the parts that wrap the database itself. */
export const sqlFacets = ['tables', 'views', 'predicate'] as const;
export const sqlParts = ['platform/database', 'platform/notify'] as const;

/** Han may stand in these folders; elsewhere only where it cites the law by these names. */
export const hanFolders = ['seed', 'templates', 'tests', 'bench', 'docs'] as const;
export const citations = ['basis', 'article', 'articles', 'law'] as const;

export const forbiddenNames = ['manager', 'helper', 'helpers', 'util', 'utils', 'common', 'data', 'info'] as const;

/** Folders of one machine. A path under them in the product would work there only. */
export const machineFolders = ['work', 'home', 'tmp', 'root', 'farm', 'Users'] as const;

/** `path` is a file, or with a slash at its end a folder counted together, tests apart. */
export const lineCaps = [
  { path: 'kernels/base/', lines: 400 },
  { path: 'kernels/procedure/interpreter.ts', lines: 300 },
  { path: 'platform/pipeline/pipeline.ts', lines: 150 },
] as const;

/** Guides, not limits: listed at each run, never failing. */
export const guides = { lines: 300, imports: 12 } as const;

export const rules = {
  rings:
    'Kernels import kernels before them and the pure packages; platform imports kernels and platform; ui imports kernels, ui and platform/client; modules import kernels, platform, ui and modules above them.',
  apps: 'Apps import anything; nothing but apps, tests and bench imports apps, and no product file imports tests, bench or scripts.',
  doors:
    'From one part to another leads only its door, by name: @cuntu/x, #platform/x, #platform/x/contract, #ui/x, #modules/x, #modules/x/contract, #modules/x/office.',
  circles: 'No circles, neither of files nor of parts.',
  pure: 'contract, procedure and rules run anywhere: they import pure facets, kernels and the pure packages, no Node, no DOM, no platform.',
  screens:
    'What runs in a browser imports screens and pure facets, no Node and no server door; the server imports no screen.',
  firstLine: 'The first line of a source file is one sentence in /** … */: what this file knows.',
  han: 'No Han literal in code outside words, templates and seeds; citations of the law (basis, article, law) are names.',
  words:
    'words.zh.json and words.en.json stand side by side, with the same keys, none of them empty; an English count brings its noun in both numbers: {{days, day|days}}.',
  catch: 'catch is legal in platform and in the shells of apps; rules refuse, bugs throw.',
  clock:
    'Kernels and modules take the day, the instant, ids and randomness as arguments; only a screen reads the clock of its device.',
  sql: 'SQL is written in tables.ts, views.ts and predicate.ts, and where platform wraps the database.',
  tables:
    'A table is written by the part that owns it; other parts read it only where the owner declares it in its views.ts; apps read, never write.',
  schema: 'SQL never names a schema: one city is one schema, chosen by the search path.',
  caps: 'Capped: kernels/base at 400 lines in all, the interpreter of procedures at 300, the pipeline at 150.',
  names: 'No file or folder is called manager, helper, util, common, data or info.',
  machine: 'No path of one machine, and no host of a package registry, anywhere in the project.',
  glossary: 'docs/glossary.md has a row for every module, slice, command, query and fact.',
  pins: 'Packages are pinned to exact versions; package-lock.json holds those versions, whole for every machine, and no address.',
} as const;

export type RuleId = keyof typeof rules;

/** The table as ARCHITECTURE.md quotes it. */
export function houseAsMarkdown(): string {
  return [
    `Kernels, in order: ${kernels.join(', ')}.`,
    `Modules, in order: ${modules.join(', ')}.`,
    `Pure packages: ${purePackages.join(', ')}.`,
    '',
    '| Rule | Sentence |',
    '|---|---|',
    ...Object.entries(rules).map(([id, sentence]) => `| ${id} | ${sentence} |`),
  ].join('\n');
}
