/** The units of the demo city and the slots in them that somebody can fill, as the seed files say. */
import { type CitySeed, shortName } from '#modules/bureau';
import units from './seed/units.json' with { type: 'json' };

export type PostSeed = [title: string, role: string, count: number];

export interface UnitPlan {
  /** `station.421303187` */
  key: string;
  name: string;
  kind: 'bureau' | 'office' | 'window' | 'branch' | 'brigade' | 'station' | 'affiliate';
  parent: string | null;
  /** Where people come to, down to the counter. */
  address?: string;
  division: string;
  areas: string[];
  /** The rank of its first post: whoever is to answer first has the lowest. */
  firstRank: number;
  posts: PostSeed[];
}

type Place = Pick<CitySeed['divisions'][number], 'code' | 'name' | 'level'>;

const posts = (list: readonly unknown[]) => list as PostSeed[];

export function planUnits(bureauName: string, divisions: readonly Place[]): UnitPlan[] {
  const city = divisions.find((one) => one.level === 'city')!.code;
  const whole = { parent: 'bureau', division: city, areas: [city], firstRank: 0 };
  const branches = divisions.filter((one) => one.level === 'county').flatMap((county) => branch(bureauName, county));
  const stations = townshipsTogether(divisions).map((townships) => station(townships));
  return [
    {
      ...whole,
      key: 'bureau',
      name: bureauName,
      kind: 'bureau',
      parent: null,
      address: units.bureau.address,
      posts: posts(units.bureau.posts),
    },
    ...units.offices.map(
      (one): UnitPlan => ({
        ...whole,
        key: `office.${one.key}`,
        name: one.name,
        kind: 'office',
        firstRank: one.rank ?? 0,
        posts: posts(one.posts),
      }),
    ),
    { ...whole, key: 'brigade', name: units.brigade.name, kind: 'brigade', posts: posts(units.brigade.posts) },
    {
      ...whole,
      key: 'window',
      name: units.window.name,
      kind: 'window',
      address: units.window.address,
      posts: posts(units.window.posts),
    },
    ...branches,
    ...stations,
    ...units.affiliates.map(
      (one): UnitPlan => ({
        ...whole,
        key: `affiliate.${one.key}`,
        name: one.name,
        kind: 'affiliate',
        firstRank: 200,
        posts: posts(one.posts),
      }),
    ),
  ];
}

function branch(bureauName: string, county: Place): UnitPlan[] {
  const { branch: seed } = units;
  const key = `branch.${county.code}`;
  const here = { division: county.code, areas: [county.code], firstRank: 0 };
  return [
    {
      ...here,
      key,
      name: `${bureauName}${county.name}${seed.name}`,
      kind: 'branch',
      parent: 'bureau',
      posts: posts(seed.posts),
    },
    {
      ...here,
      key: `team.${county.code}`,
      name: `${county.name}${seed.team.name}`,
      kind: 'brigade',
      parent: key,
      posts: posts(seed.team.posts),
    },
    {
      ...here,
      key: `window.${county.code}`,
      name: `${county.name}${seed.window.name}`,
      kind: 'window',
      parent: key,
      address: seed.window.address.replace('{county}', county.name),
      posts: posts(seed.window.posts),
    },
  ];
}

/** Forty stations for fifty-one townships: eleven serve two. */
function townshipsTogether(divisions: readonly Place[]): Place[][] {
  const townships = divisions.filter((one) => one.level === 'township');
  const second = new Map(units.sharedStations.map(([first, other]) => [first!, other!]));
  const seconds = new Set(second.values());
  return townships
    .filter((one) => !seconds.has(one.code))
    .map((one) => [one, ...townships.filter((other) => other.code === second.get(one.code))]);
}

const endings = new RegExp(units.townshipEndings);

function station(townships: Place[]): UnitPlan {
  const { code, name } = townships[0]!;
  return {
    key: `station.${code}`,
    name: `${shortName(name).replace(endings, '')}${units.station.name}`,
    kind: 'station',
    parent: `branch.${code.slice(0, 6)}`,
    division: code,
    areas: townships.map((one) => one.code),
    firstRank: 0,
    posts: posts(units.station.posts),
  };
}
