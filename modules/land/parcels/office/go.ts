/** Parcels by the beginning of their number, for Ctrl K. */
import { find } from '#platform/client';
import type { GoSource } from '#ui/pages';
import { findParcels } from '../contract.ts';

export const parcelsToGo: GoSource = {
  id: 'parcels',
  title: 'land.parcels',
  async find(text, words, signal) {
    const number = text.replaceAll(/\s/g, '').toUpperCase();
    if (!/^[0-9A-Z]{6,28}$/.test(number)) return [];
    const answer = await find(findParcels, { text: number }, signal);
    if (answer.is !== 'done') return [];
    return answer.value.parcels.slice(0, 8).map((parcel) => ({
      id: parcel.id,
      title: parcel.unitNumber,
      detail: `${parcel.placeName} · ${words.area(parcel.areaM2)}`,
      href: `/land/parcels/${parcel.id}`,
    }));
  },
};
