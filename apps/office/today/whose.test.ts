/** Whose work is shown to whom, and who has nothing to do with findings. */
import { describe, expect, it } from 'vitest';
import { hasWork, seesFindings, whoseFirst, whoseFor } from './whose.ts';

describe('the first page', () => {
  it('is a list of work for whoever serves applicants, without anything of findings', () => {
    for (const role of ['windowClerk', 'examiner', 'registrar']) {
      expect(whoseFor([role])).toEqual(['mine', 'unit']);
      expect(hasWork([role])).toBe(true);
      expect(seesFindings([role])).toBe(false);
    }
  });
  it('keeps findings for whoever may see them, and shows no work to whoever has none', () => {
    expect(seesFindings(['windowClerk', 'stationOfficer'])).toBe(true);
    expect(seesFindings(['reviewer'])).toBe(true);
    expect(whoseFor(['personnelOfficer'])).toEqual([]);
  });
  it('is what waits in the units for whoever answers for them, and he has his own work all the same', () => {
    for (const role of ['leader', 'supervisor']) {
      expect(whoseFirst([role])).toBe('others');
      expect(whoseFor([role])).toEqual(['mine', 'unit', 'others']);
    }
    expect(whoseFirst(['examiner'])).toBe('mine');
    expect(whoseFirst(['coordinator'])).toBe('others');
  });
});
