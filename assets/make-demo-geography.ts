/** Writes the demo city's divisions, outlines and base map into the project. Run by hand; the product reads only what it wrote. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoGeography } from './geography/demo-geography.ts';

const root = join(import.meta.dirname, '..');
const fixtures = process.env.CUNTU_DATA_FIXTURES ?? join(root, '../shared/data');
for (const [path, text] of demoGeography(fixtures)) writeFileSync(join(root, path), text);
