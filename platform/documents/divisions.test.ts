/** All 1,060 official names of the city's divisions come out of the press as they went in. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openPress } from './index.ts';
import { fontsOf, textOfPages } from './poppler/index.ts';

const folder = join(resolve(process.env.CUNTU_DATA_FIXTURES ?? '../shared/data'), 'admin');
const template = `#import "/paper.typ": *
#show: paper.with(title: "区划名称", size: size.small-four, pitch: 16pt)
#set par(first-line-indent: 0pt, justify: false)
#columns(3, record.names.map(words).join(linebreak()))
#label(record.names.map(words).join("、"))`;

test('every name of a division prints in the regular and the bold face, with no other font', async (context) => {
  if (!existsSync(folder)) return context.skip(`not run: fixtures absent (${folder})`);
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as { name: string }[];
  const names = [...read('421300_streets.json'), ...read('421300_villages.json')].map(({ name }) => name);
  expect(names).toHaveLength(1060);
  const press = await openPress();
  const record = { issuedOn: '2026-03-05', demo: false, organ: '演示市自然资源和规划局', names };
  const outcome = await press.print({ template, record });
  await press.close();
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  expect(fontsOf(outcome.value.pdf)).toEqual(['NotoSerifSC-Bold', 'NotoSerifSC-Regular']);
  const text = textOfPages(outcome.value.pdf)
    .join('')
    .replace(/第\d+页共\d+页/g, '');
  expect(names.filter((name) => text.split(name).length < 3)).toEqual([]);
});
