/** The two worked examples of the report: construction land, seen on dynamic patrol, stopped at once. Parties invented. */
import type { PlannedDeed } from '../acting.ts';
import type { Member } from '../register.ts';
import words from '../seed/words.json' with { type: 'json' };
import { onDay, plusMinutes } from './office-hours.ts';
import { groundIn } from './plots.ts';
import { shotsOf } from './scenes.ts';
import type { Setting } from './telling.ts';

/** 小林镇石家嘴 and 淅河镇桥头 (not its namesake 421381112217). */
const EXAMPLES = [
  { key: 'example.0', village: '421321105001', workingDaysAgo: 118, minute: 9 * 60 + 12 },
  { key: 'example.1', village: '421303187201', workingDaysAgo: 46, minute: 15 * 60 + 4 },
] as const;
/** Minutes from the first sight: told, looked at, ordered, served. */
const AFTER = { report: 6, verify: 24, order: 41, serve: 58 } as const;

export const examples = (setting: Setting): PlannedDeed[] => EXAMPLES.flatMap((one, i) => example(setting, one, i));

function example(setting: Setting, { key, village, workingDaysAgo, minute }: (typeof EXAMPLES)[number], i: number) {
  const { fate, city, crew, hours, anchorOn, scenes, villages } = setting;
  const said = words.examples;
  const chance = fate.chance(key);
  const day = hours.workingDay(anchorOn, -workingDaysAgo);
  const foundAt = onDay(day, minute);
  const at = (step: keyof typeof AFTER) => plusMinutes(foundAt, AFTER[step]);
  const seen = onDay(hours.workingDay(day, 1), 9 * 60 + 35);
  const shut = onDay(hours.workingDay(day, 2), 10 * 60 + 10);
  // Lin's duty is the whole city; the other's must reach the village too.
  const [lin, [second]] = [city.cast.get('lin')!, crew.officers(village, day)];
  const officers = [lin.personId, second.personId];
  const matterId = fate.id(`finding ${key}`, at('report'));
  const ground = groundIn(villages.get(village)!, chance);
  const shots = (what: string) => shotsOf(scenes, what, chance, 2);
  const deed = (step: string, when: string, by: Member, name: string, input: Record<string, unknown>): PlannedDeed => ({
    key: `${key}.${step}`,
    at: when,
    by: by.personId,
    name,
    input,
  });
  const confirmed = (step: keyof typeof AFTER, version: number) =>
    deed(`${step}-confirmed`, plusMinutes(at(step), 2), second, 'patrol.confirmPresence', {
      matterId,
      version,
      agrees: true,
    });
  const party = {
    id: fate.id(`party ${key}`, foundAt),
    kind: 'firm',
    name: said.party[i],
    address: villages.get(village.slice(0, 9))!.name,
  };
  return [
    deed('report', at('report'), lin, 'patrol.reportFinding', {
      id: matterId,
      place: ground.point,
      kind: 'building',
      stage: 'groundbreaking',
      channel: 'patrol',
      words: said.found,
      foundAt,
      begunOn: day,
      photos: shots('groundbreaking'),
    }),
    deed('verify', at('verify'), lin, 'patrol.verifyFinding', {
      matterId,
      outcome: 'illegal',
      plot: ground.plot,
      stage: 'groundbreaking',
      words: said.verified,
      officers,
      arrivedAt: plusMinutes(foundAt, 10),
      photos: shots('groundbreaking'),
    }),
    confirmed('verify', 2),
    deed('order', at('order'), lin, 'enforcement.issueStopNotice', {
      id: fate.id(`notice ${key}`, at('order')),
      matterId,
      party,
      representative: said.representative[i],
      violation: 'occupation',
      act: said.act,
      landUse: said.landUse,
      officers,
    }),
    confirmed('order', 4),
    deed('serve', at('serve'), lin, 'enforcement.serveStopNotice', {
      id: fate.id(`service ${key}`, at('serve')),
      matterId,
      mode: 'handedOver',
      servedAt: plusMinutes(at('serve'), -3),
      receivedBy: said.representative[i],
      remark: said.remark,
      officers,
      photos: shots('notice'),
    }),
    confirmed('serve', 6),
    deed('recheck', seen, lin, 'patrol.recheckSite', {
      matterId,
      outcome: 'stopped',
      words: said.stopped,
      seenAt: plusMinutes(seen, -12),
      photos: shots('quiet'),
    }),
    deed('close', shut, city.cast.get('zhou')!, 'patrol.closeFinding', { matterId, words: said.closed }),
  ];
}
