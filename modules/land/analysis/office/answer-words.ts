/** The answer about a plot in words: classes with their colours, and what was asked about plan, approval, thresholds. */
import type { LandCover } from '#ui/controls';
import { fixed, type Words } from '#ui/words';
import { codeName } from '../../ground/contract.ts';
import type { Analysis } from '../contract.ts';

const covers: Readonly<Record<string, LandCover>> = {
  '01': 'farm',
  '02': 'orchard',
  '03': 'forest',
  '04': 'forest',
  '11': 'water',
  '12': 'other',
};
export const coverOf = (code: string): LandCover => covers[code.slice(0, 2)] ?? 'built';

export const squareM = ({ t }: Words, areaM2: number): string => t('land.m2', { m2: fixed(areaM2, 2) });
export const mu = ({ t }: Words, areaMu: number): string =>
  t('land.mu', { mu: areaMu.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 4 }) });

export function classRows(words: Words, { classes, unclassified }: Analysis) {
  const rows = classes.map(({ scheme, code, areaM2, areaMu }) => ({
    words: `${codeName(scheme, code)} ${code}`,
    cover: coverOf(code),
    areaM2,
    mu: mu(words, areaMu),
    m2: squareM(words, areaM2),
  }));
  if (unclassified.areaM2 === 0) return rows;
  const { areaM2, areaMu } = unclassified;
  return [
    ...rows,
    {
      words: words.t('land.unclassified'),
      cover: 'other' as const,
      areaM2,
      mu: mu(words, areaMu),
      m2: squareM(words, areaM2),
    },
  ];
}

export function answersOf(words: Words, found: Analysis) {
  const { t } = words;
  const both = ({ areaM2, areaMu }: { areaM2: number; areaMu: number }) =>
    areaM2 === 0 ? t('land.nothing') : `${mu(words, areaMu)} ${squareM(words, areaM2)}`;
  const named = (list: Analysis['approvals']) =>
    list.map(({ name, source, areaMu }) => `${name ?? source} ${mu(words, areaMu)}`).join(t('land.listComma'));
  return [
    { question: t('land.permanentFarmland'), answer: both(found.permanentFarmland) },
    { question: t('land.otherCropland'), answer: both(found.otherCropland) },
    { question: t('land.farmland'), answer: both(found.farmland) },
    {
      question: t('land.plan'),
      answer: [
        t(`land.fit.${found.plan.fit}`),
        ...found.plan.zones.map((zone) => `${codeName(zone.scheme, zone.code)} ${mu(words, zone.areaMu)}`),
      ].join(t('land.listComma')),
    },
    {
      question: t('land.approvals'),
      answer: found.approvals.length > 0 ? named(found.approvals) : t('land.noApproval'),
    },
    { question: t('land.outsideApprovals'), answer: both(found.outsideApprovals) },
    ...(found.doubly ? [{ question: t('land.doubly'), answer: both(found.doubly) }] : []),
    ...found.reviews.map(({ key, thresholdMu, areaMu }) => ({
      question: t('land.review'),
      answer: t('land.reviewNeeded', { what: t(`land.review.${key}`), mu: mu(words, areaMu), threshold: thresholdMu }),
    })),
  ];
}
