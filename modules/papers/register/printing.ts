/** The job that prints a paper once from its committed record and keeps the bytes by their hash. */

import { must, uuid } from '@cuntu/base';
import { chinaDateOf } from '@cuntu/calendar';
import { z } from 'zod';
import { insertStored } from '#platform/files';
import type { House, LaterJob } from '#platform/pipeline';
import { paperKind } from './kinds.ts';
import { grouped } from './rules.ts';
import { findPaper } from './tables.ts';

const payload = z.object({ paperId: uuid });

export const printPaper: LaterJob = {
  name: 'papers.print',
  run: (house, raw) => print(house, payload.parse(raw).paperId),
};

async function print(house: House, paperId: string): Promise<void> {
  const paper = await findPaper(house.db, paperId);
  if (!paper?.issuedAt || paper.sha256) return;
  const printed = await house.press.print({
    template: paperKind(paper.kind).template,
    record: {
      ...paper.record,
      number: paper.number,
      issuedOn: must(chinaDateOf(paper.issuedAt)),
      demo: paper.demo,
      check: { code: grouped(paper.code) },
    },
    checkAddress: `${house.publicUrl}/check/${paper.code}#${paper.leafHash}`,
  });
  if (!printed.ok) throw new Error(`paper ${paper.number} cannot be printed: ${JSON.stringify(printed.refusal)}`);
  const kept = await house.files.put(printed.value.pdf, { claimedType: 'application/pdf' });
  if (!kept.ok) throw new Error(`print of ${paper.number} is refused as a file: ${kept.refusal.code}`);
  const { sha256 } = kept.value;
  await insertStored(house.db, kept.value, [], house.clock.now());
  const { matterId } = paper;
  const print = { paperId, matterId, sha256, pages: printed.value.pages };
  const done = await house.perform('papers.keepPrint', print, paperId);
  if (!done.ok) throw new Error(`print of ${paper.number} is not kept: ${done.refusal.code}`);
}
