/** What stands on a notice and on a report upward, from what is recorded: terms of law, never a screen's words. */
import { must } from '@cuntu/base';
import { chinaDateOf } from '@cuntu/calendar';
import { articlesOn } from '#modules/norms';
import type { FindingDetail } from '#modules/patrol';
import type { Db, Tx } from '#platform/database';
import type { Violation } from '../contract.ts';
import terms from './terms.json' with { type: 'json' };

const M2_OF_MU = 2000 / 3;

type Kind = keyof typeof terms.acts;
type Stage = keyof typeof terms.stages;

export const termsOf = {
  act: (kind: string): string => terms.acts[kind as Kind] ?? terms.acts.unsure,
  stage: (stage: string): string => terms.stages[stage as Stage] ?? terms.stages.none,
  channel: (channel: string): string => terms.channels[channel as keyof typeof terms.channels] ?? terms.channels.patrol,
  service: (mode: string): string => terms.serviceModes[mode as keyof typeof terms.serviceModes] ?? mode,
  landUse: terms.landUse,
};

/** 《…》第…条, as in force on the day: a law that is not in the library cannot be cited. */
async function cite(tx: Db | Tx, keys: readonly string[], on: string, item = ''): Promise<string[]> {
  const articles = await articlesOn(tx, on, keys);
  return keys.map((key) => {
    const found = articles.find((one) => one.key === key);
    if (!found) throw new Error(`article ${key} is not in the library on ${on}`);
    return terms.citation.replace('{law}', found.law).replace('{article}', found.article).replace('{item}', item);
  });
}

export async function articlesFor(tx: Db | Tx, violation: Violation, on: string) {
  const { violated, ignored } = terms.violations[violation];
  return {
    violated: await cite(tx, violated, on),
    power: await cite(tx, ['landRegulation.48'], on, terms.power48),
    ignored: await cite(tx, ignored, on),
  };
}

export function factsOf(finding: FindingDetail, place: string, act: string, landUse: string, areaM2: number) {
  return {
    seenOn: must(chinaDateOf(finding.foundAt)),
    channel: termsOf.channel(finding.channel),
    place,
    act,
    landUse,
    areaM2,
    areaMu: Math.round((areaM2 / M2_OF_MU) * 100) / 100,
    stage: termsOf.stage(finding.stage),
  };
}

export const remediesFor = (kind: string): string => (kind === 'person' ? terms.remedies.person : terms.remedies.firm);
export const typstKindOf = (kind: string): string => (kind === 'person' ? 'person' : 'organisation');
