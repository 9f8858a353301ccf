/** The people of the demo whom a visitor can sign in as, and the slots that they fill. */
import cast from './seed/cast.json' with { type: 'json' };

export const castNames = ['lin', 'deng', 'song', 'bai', 'zhou', 'wu', 'he', 'gu', 'chen', 'xu', 'qin'] as const;
export type CastName = (typeof castNames)[number];

export interface CastPart {
  username: CastName;
  name: string;
  slot: string;
  /** A vacant post that he covers. */
  acts?: string;
}

const parts = cast.people as CastPart[];

export const castAt: ReadonlyMap<string, CastPart> = new Map(parts.map((one) => [one.slot, one]));
export const castParts: readonly CastPart[] = parts;
export const citizenName = cast.citizen.username;
/** Who stands for himself has no name in the register. */
export const citizenTitle = cast.citizen.title;
/** Published: these accounts exist only where `config.demoAccounts` lets them. */
export const castPassword = cast.password;
