/** Who would have acted on an application: at a window, at the branch, in the registry centre. */
import type { Chance } from '../chance.ts';
import type { City } from '../register.ts';

export interface Clerks {
  /** `own`: the one who can be signed in as. */
  window(county: string, chance: Chance, own?: boolean): string;
  /** The first of the branch answers; the second stands in. */
  examiner(county: string, chance: Chance, first?: boolean): string;
  registrar(county: string, chance: Chance, first?: boolean): string;
}

const repeated = (slot: string, times: number) => Array.from({ length: times }, () => slot);
/** Ranks in the branch and in the registry centre, as in the seed. */
const EXAMINERS = [10, 11];
const REGISTRAR = 12;
const CENTRE = 26;

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
    registrar(county, chance, first) {
      const slot = chance.pick([...repeated(`branch.${county}.${REGISTRAR}`, 4), `affiliate.registry.${CENTRE}`]);
      return personAt(first ? `branch.${county}.${REGISTRAR}` : slot);
    },
  };
}
