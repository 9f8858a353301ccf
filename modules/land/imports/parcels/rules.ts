/** What a file says of parcels, held against the structure of their numbers: rows to keep, or what to mend. */
import { day } from '@cuntu/base';
import type { Remark } from '../contract.ts';
import type { ReadArea, ReadFile } from '../reading/rules/file.ts';

export interface ParcelRow {
  unitNumber: string;
  areaM2: number;
  geometry: string;
  right: { kind: string; holder: string | null; holderNumber: string | null; from: string | null } | null;
}

/**
 * GB/T 37346-2019: county 6, cadastral district 3, sub-district 3, ownership and use of the parcel 2, its number 5,
 * kind of fixture 1 and its number 8. W: no fixture, and then eight noughts.
 */
const PARTS = /^(\d{6})(\d{3})(\d{3})([GJZ])([ABCDEFGHLNSWXY])(\d{5})([FLQW])(\d{8})$/;
const LENGTH = 28;

export function unitNumberFault(text: string): { code: string; params?: Record<string, string | number> } | undefined {
  if (text === '') return { code: 'unit.missing' };
  if (text.length !== LENGTH)
    return { code: 'unit.length', params: { number: text.slice(0, 40), length: text.length } };
  const parts = PARTS.exec(text);
  if (!parts) return { code: 'unit.structure', params: { number: text } };
  return parts[7] === 'W' && parts[8] !== '00000000' ? { code: 'unit.noFixture', params: { number: text } } : undefined;
}

const LONGEST = { rightKind: 60, holder: 100, holderNumber: 30 } as const;

export function parcelRows({ areas }: ReadFile): { rows: ParcelRow[]; faults: Remark[] } {
  const faults: Remark[] = [];
  const seen = new Map<string, ReadArea>();
  const rows = areas.map((area) => {
    const tell = (code: string, params?: Remark['params']) =>
      void faults.push({ feature: area.feature, line: area.line, code, ...(params && { params }) });
    const { unitNumber: given = '', rightKind, holder, holderNumber, rightFrom } = area.about;
    const unitNumber = given.replaceAll(/\s/g, '').toUpperCase();
    const wrong = unitNumberFault(unitNumber);
    if (wrong) tell(wrong.code, wrong.params);
    const former = seen.get(unitNumber);
    if (former && !wrong) tell('unit.twice', { number: unitNumber, other: former.feature ?? former.line ?? 0 });
    else seen.set(unitNumber, area);
    for (const [column, most] of Object.entries(LONGEST))
      if ((area.about[column as keyof typeof LONGEST]?.length ?? 0) > most) tell('text.tooLong', { most, column });
    if (rightFrom && !day.safeParse(rightFrom).success) tell('right.notADay', { word: rightFrom.slice(0, 40) });
    if (holder && !rightKind) tell('right.noKind', { holder: holder.slice(0, 40) });
    const right = rightKind
      ? { kind: rightKind, holder: holder || null, holderNumber: holderNumber || null, from: rightFrom || null }
      : null;
    return { unitNumber, areaM2: area.areaM2, geometry: area.geometry, right };
  });
  return { rows, faults };
}
