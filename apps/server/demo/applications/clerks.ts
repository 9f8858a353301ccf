/** Who would have acted on an application: at a window, at the branch, in the registry centre, in an office that is asked. */
import type { Chance } from '../chance.ts';
import type { City } from '../register.ts';

export interface Clerks {
  /** `own`: the one who can be signed in as. */
  window(county: string, chance: Chance, own?: boolean): string;
  /** The first of the branch answers; the second stands in. */
  examiner(county: string, chance: Chance, first?: boolean): string;
  registrar(county: string, chance: Chance, first?: boolean): string;
  /** Key of an office that a preview concerns; `legal`: the one of the cast. */
  office(chance: Chance, legal?: boolean): string;
  reviewer(office: string): string;
  leader(chance: Chance): string;
}

const repeated = (slot: string, times: number) => Array.from({ length: times }, () => slot);
/** Ranks in the branch and in the registry centre, as in the seed. */
const EXAMINERS = [10, 11];
const REGISTRAR = 12;
const CENTRE = 26;
const OFFICES = ['legal', 'planning', 'control', 'farmland'];

export function clerksOf(city: City): Clerks {
  const personAt = (slot: string) => {
    const member = city.slots.get(slot);
    if (!member) throw new Error(`nobody is at ${slot}`);
    return member.personId;
  };
  const chen = city.cast.get('chen')!.personId;
  return {
    window(county, chance, own) {
      const slot = chance.pick(
        [0, 2, 3].map((n) => `window.${n}`).concat([1, 2, 3].map((n) => `window.${county}.${n}`)),
      );
      const lot = chance.below(10);
      return (own ?? lot < 3) ? chen : personAt(slot);
    },
    examiner(county, chance, first) {
      const slot = chance.pick([
        ...repeated(`branch.${county}.${EXAMINERS[0]}`, 2),
        `branch.${county}.${EXAMINERS[1]}`,
      ]);
      return personAt(first ? `branch.${county}.${EXAMINERS[0]}` : slot);
    },
    office: (chance, legal) => {
      const drawn = chance.pick(OFFICES);
      return `office.${legal ? 'legal' : drawn}`;
    },
    reviewer: (office) => personAt(`${office}.0`),
    leader: (chance) => personAt(chance.pick(['bureau.0', 'bureau.0', 'bureau.1'])),
    registrar(county, chance, first) {
      const slot = chance.pick([...repeated(`branch.${county}.${REGISTRAR}`, 4), `affiliate.registry.${CENTRE}`]);
      return personAt(first ? `branch.${county}.${REGISTRAR}` : slot);
    },
  };
}
