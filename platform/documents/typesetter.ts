/** The process that holds the Typst compiler: one paper after the other, template and record in, PDF out. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';

export interface Setup {
  folders: string[];
  body: string[];
  title: string[];
  own: { path: string; families: string[] }[];
}

export interface Sheet {
  template: string;
  /** Contents of `/record.json`; read there by the paper, so that no word of it is ever Typst source. */
  record: string;
  assets: Record<string, Uint8Array>;
}

export type Answer =
  | { kind: 'ready' }
  | { kind: 'printed'; pdf: Uint8Array; pages: number; typstMs: number }
  | { kind: 'fault'; message: string };

/** Holds nothing on disk: a template can read only what is mapped for it. */
const desk = resolve('/cuntu-desk');
const library = readFileSync(new URL('./paper.typ', import.meta.url));
let setup: Setup;
let compiler: NodeCompiler;

function begin(given: Setup): Answer {
  setup = given;
  compiler = NodeCompiler.create({ workspace: desk, fontArgs: [{ fontPaths: setup.folders }] });
  for (const font of setup.own)
    if (font.families.every((family) => !knows(family))) throw new Error(`the typesetter cannot use ${font.path}`);
  return { kind: 'ready' };
}

function knows(family: string): boolean {
  const probe = compiler.compile({ mainFileContent: `#set text(font: ${JSON.stringify(family)})\nx` });
  return !probe.takeWarnings()?.shortDiagnostics.some(({ message }) => message.startsWith('unknown font family'));
}

function typeset(sheet: Sheet): Answer {
  const started = performance.now();
  compiler.resetShadow();
  const map = (name: string, content: Uint8Array) => compiler.mapShadow(resolve(desk, name), Buffer.from(content));
  map('paper.typ', library);
  map('main.typ', Buffer.from(sheet.template));
  map('record.json', Buffer.from(sheet.record));
  map('fonts.json', Buffer.from(JSON.stringify({ body: setup.body, title: setup.title })));
  for (const [name, content] of Object.entries(sheet.assets)) map(`assets/${name}`, content);
  const document = compile();
  const pdf = compiler.pdf(document, { pdfStandard: 'a-2b' });
  const typstMs = performance.now() - started;
  compiler.evictCache(10);
  return { kind: 'printed', pdf, pages: document.numOfPages, typstMs };
}

function compile(): NodeTypstDocument {
  const outcome = compiler.compile({ mainFilePath: resolve(desk, 'main.typ') });
  if (outcome.result) return outcome.result;
  const faults = outcome.takeError()?.shortDiagnostics ?? [];
  throw new Error(faults.map(({ path, range, message }) => `${path} ${JSON.stringify(range)}: ${message}`).join('\n'));
}

process.on('message', (message: Setup | Sheet) => {
  try {
    process.send!('template' in message ? typeset(message) : begin(message));
  } catch (fault) {
    process.send!({ kind: 'fault', message: (fault as Error).message } satisfies Answer);
  }
});
process.on('disconnect', () => process.exit());
