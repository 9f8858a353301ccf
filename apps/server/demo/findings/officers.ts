/** Who would have acted: the station's licensed officers, the county's team beside them, the reviewer, the coordinator. */
import type { City, Member } from '../register.ts';

export interface Crew {
  /** Two who hold a licence on the day, the first of them the station's own. */
  officers(village: string, day: string): [Member, Member];
  coordinator(village: string): Member | undefined;
  /** The county's first inspector, or whoever covers the post. */
  inspector(village: string): Member;
}

const SEATS = 6;

export function crewOf(city: City): Crew {
  const licensed = (member: Member | undefined, day: string) =>
    member?.licence && member.licence.from <= day && day <= member.licence.to ? [member] : [];
  const seatsOf = (unit: string, day: string) =>
    Array.from({ length: SEATS }, (_, rank) => city.slots.get(`${unit}.${rank}`)).flatMap((one) => licensed(one, day));
  const acting = new Map([['421321', city.cast.get('lin')!]]);
  return {
    officers(village, day) {
      const own = seatsOf(city.stationOf.get(village.slice(0, 9))!, day);
      const team = seatsOf(`team.${village.slice(0, 6)}`, day);
      const [first, second] = [...own, ...team];
      if (!first || !second) throw new Error(`nobody holds a licence at ${village} on ${day}`);
      return [first, second];
    },
    coordinator: (village) => city.slots.get(`village.${village}`),
    inspector: (village) => acting.get(village.slice(0, 6)) ?? city.slots.get(`team.${village.slice(0, 6)}.0`)!,
  };
}
