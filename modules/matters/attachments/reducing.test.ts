/** Tests of the small copies: made by themselves after a while, and not before. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '@cuntu/base';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { reportFinding } from '#modules/patrol/contract';
import { insertStored } from '#platform/files';
import { reportInput } from '../../../tests/harness/finding.ts';
import { everybody, openTestHouse } from '../../../tests/harness/house.ts';

test('a photo that hangs on a matter has its small copy without anybody having looked, once the burst is over', async () => {
  const house = await openTestHouse();
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: 'peru' } })
    .jpeg()
    .toBuffer();
  const kept = must(await house.house.files.put(bytes));
  await insertStored(house.db, kept, everybody, house.clock.now());

  must(await house.as('song').run(reportFinding, { ...(await reportInput(house)), photos: [kept.sha256] }));
  const copies = () => readdirSync(house.home, { recursive: true }).filter((name) => String(name).endsWith('.webp'));
  await house.settle();
  expect(copies()).toEqual([]);
  house.clock.advance(60_000);
  await house.settle();
  expect(copies()).toEqual([join('thumbnails', kept.sha256.slice(0, 2), `${kept.sha256}-320.webp`)]);
});
