/** `npm run bench [name …] [--json FILE]`: every figure with its budget, its peer and its ratio. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { goOn, install, root, say, stop } from './bootstrap.mjs';
import { buildScreensIfNeeded } from './screens.mjs';

/**
 * What a file `bench/<name>.figure.ts` exports as its default. A ratio compares with a peer measured in the same
 * run; where there is none, the budget is absolute.
 * @typedef {{ value: number, unit: string, peer?: number, within: boolean }} Measured
 * One that takes minutes is measured only when it is asked for by its name.
 * @typedef {{ figure: string, budget: string, peer?: string, onlyByName?: boolean, measure(): Promise<Measured | Measured[]> }} Figure
 */

const args = process.argv.slice(2);
const jsonAt = args.indexOf('--json');
const jsonFile = jsonAt < 0 ? null : args[jsonAt + 1];
if (jsonAt >= 0 && !jsonFile) stop('--json needs the name of a file', 2);
const wanted = args.filter((_, i) => jsonAt < 0 || (i !== jsonAt && i !== jsonAt + 1));

const shown = (number) => (number === undefined ? '' : number.toPrecision(3));

function row(figure, measured) {
  const ratio = measured.peer ? measured.value / measured.peer : undefined;
  return {
    figure: figure.figure,
    budget: figure.budget,
    measured: `${shown(measured.value)} ${measured.unit}`,
    peer: measured.peer === undefined ? '' : `${figure.peer}: ${shown(measured.peer)} ${measured.unit}`,
    ratio: shown(ratio),
    within: measured.within,
  };
}

async function measureAll(files) {
  const rows = [];
  for (const file of files) {
    /** @type {{ default: Figure }} */
    const { default: figure } = await import(pathToFileURL(join(root, 'bench', file)).href);
    if (figure.onlyByName && wanted.length === 0) continue;
    say(`Measuring ${file} …`);
    const found = [await figure.measure()].flat().map((measured) => row(figure, measured));
    for (const { within, ...cells } of found)
      say(`  ${Object.values(cells).join(' | ')} | ${within ? 'within' : 'OVER'}`);
    rows.push(...found);
  }
  return rows;
}

function figureFiles() {
  const folder = join(root, 'bench');
  const files = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith('.figure.ts'));
  const chosen = files
    .filter((name) => wanted.length === 0 || wanted.some((word) => name.startsWith(`${word}.`)))
    .sort();
  if (chosen.length === 0)
    stop(`No such figure. There are: ${files.map((f) => f.replace('.figure.ts', '')).join(', ')}`, 2);
  return chosen;
}

// The figures are TypeScript, so this file starts over under Node 26 when the packages are there.
if (process.env.CUNTU_BENCH !== 'ready') {
  await install();
  await buildScreensIfNeeded();
  goOn('scripts/bench.mjs', args, { CUNTU_BENCH: 'ready' });
} else {
  const rows = await measureAll(figureFiles());
  if (jsonFile) writeFileSync(jsonFile, `${JSON.stringify(rows, null, 2)}\n`);
  const over = rows.filter((each) => !each.within).length;
  say(`${rows.length - over} within budget, ${over} over`);
  process.exitCode = over > 0 ? 1 : 0;
}
