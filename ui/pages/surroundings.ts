/** What every page stands in: which house, which day, who is here. */
import { createContext, useContext } from 'react';

export interface House {
  /** '随州' */
  city: string;
  demo: boolean;
  /** The demo's history is still being told. */
  growing: boolean;
  /** The server's day in Asia/Shanghai; the device's own may be wrong, and a demo has its own. */
  today: string;
}

export interface Me {
  accountId: string;
  username: string;
  name: string;
  personId?: string;
  roles: readonly string[];
  grants: readonly { role: string; division: string }[];
}

export interface Surroundings {
  house: House;
  me: Me;
}

export const SurroundingsContext = createContext<Surroundings | undefined>(undefined);

function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (surroundings === undefined) throw new Error('a page is drawn outside the frame');
  return surroundings;
}

export const useHouse = (): House => useSurroundings().house;
export const useMe = (): Me => useSurroundings().me;
