/** The people of every test: who they are, where they serve, what they hold on Tuesday 24 November 2026. */
import { createHash } from 'node:crypto';
import { type InputOf, uuidV7 } from '@cuntu/base';
import type { enterRegister } from '#modules/bureau/contract';

type Register = InputOf<typeof enterRegister>;
type Role = Register['posts'][number]['role'];

const FROM = '2024-01-01';
/** The eve of the day on which every test begins. */
export const YESTERDAY = '2026-11-23';

export const CITY = '4213';
export const COUNTY = '421303';
export const TOWNSHIP = '421303187';
export const VILLAGE = '421303187201';
export const OTHER_COUNTY = '421321';
export const OTHER_TOWNSHIP = '421321105';

/** The same id for the same name in every run. */
export const idOf = (name: string): string =>
  uuidV7(Date.parse(`${FROM}T00:00:00Z`), createHash('sha256').update(name).digest());

const units = {
  bureau: { name: '演示市自然资源和规划局', kind: 'bureau', division: CITY, symbol: '演自然资' },
  window: { name: '演示服务窗口', kind: 'window', division: CITY, symbol: null },
  brigade: { name: '演示执法监察支队', kind: 'brigade', division: CITY, symbol: null },
  branch: { name: '演示曾都分局', kind: 'branch', division: COUNTY, symbol: '演曾自然资' },
  station: { name: '演示淅河国土所', kind: 'station', division: TOWNSHIP, symbol: null },
  village: { name: '演示桥头村', kind: 'affiliate', division: VILLAGE, symbol: null },
  otherStation: { name: '演示小林国土所', kind: 'station', division: OTHER_TOWNSHIP, symbol: null },
} as const;
type UnitName = keyof typeof units;

interface Part {
  name: string;
  unit: UnitName;
  role: Role;
  /** Last day of the enforcement licence. */
  licensedTo?: string;
  appointedTo?: string;
}

const licensedTo = '2027-12-31';

/** Of the bureau's staff and coordinators. */
const staff = {
  gu: { name: '演示顾', unit: 'bureau', role: 'administrator' },
  wu: { name: '演示吴', unit: 'bureau', role: 'leader' },
  zhou: { name: '演示周', unit: 'bureau', role: 'reviewer' },
  he: { name: '演示何', unit: 'bureau', role: 'supervisor' },
  jiang: { name: '演示蒋', unit: 'bureau', role: 'personnelOfficer' },
  chen: { name: '演示陈', unit: 'window', role: 'windowClerk' },
  /** Examines and registers at the branch. */
  xu: { name: '演示许', unit: 'branch', role: 'examiner' },
  xie: { name: '演示谢', unit: 'branch', role: 'examiner' },
  qin: { name: '演示秦', unit: 'branch', role: 'registrar' },
  ma: { name: '演示马', unit: 'branch', role: 'registrar' },
  lin: { name: '演示林', unit: 'brigade', role: 'inspector', licensedTo },
  deng: { name: '演示邓', unit: 'brigade', role: 'inspector', licensedTo },
  song: { name: '演示宋', unit: 'station', role: 'stationOfficer', licensedTo },
  shi: { name: '演示石', unit: 'station', role: 'stationOfficer', licensedTo },
  /** His licence ended yesterday. */
  sun: { name: '演示孙', unit: 'station', role: 'stationOfficer', licensedTo: YESTERDAY },
  /** His appointment ended yesterday. */
  qian: { name: '演示钱', unit: 'station', role: 'stationOfficer', licensedTo, appointedTo: YESTERDAY },
  bai: { name: '演示白', unit: 'village', role: 'coordinator' },
  /** Of another county. */
  yao: { name: '演示姚', unit: 'otherStation', role: 'stationOfficer', licensedTo },
} as const satisfies Record<string, Part>;

export type StaffName = keyof typeof staff;
/** `tang` is a citizen with an account and no place in the register; `nobody` has not signed in. */
export type CastName = StaffName | 'tang' | 'system' | 'nobody';

export const staffNames = Object.keys(staff) as StaffName[];
export const castNames: readonly CastName[] = [...staffNames, 'tang', 'system', 'nobody'];
/** Whoever has a person of his own; the citizen's is his account. */
export const everybody: readonly string[] = [...staffNames.map(idOf), idOf('account of tang')];
export const nameOfPart = (who: StaffName): string => staff[who].name;

const parts = Object.entries(staff) as [StaffName, Part][];

export const castRegister = (): Register => ({
  id: idOf('the register of the cast'),
  units: Object.entries(units).map(([key, unit]) => ({
    ...unit,
    id: idOf(key),
    parentId: key === 'bureau' ? null : idOf('bureau'),
    areas: [unit.division],
    address: '演示大道1号',
    phone: '0000-1234567',
    validFrom: FROM,
  })),
  posts: parts.map(([who, { unit, role }], rank) => ({
    id: idOf(`post of ${who}`),
    unitId: idOf(unit),
    title: role,
    division: null,
    role,
    rank,
    validFrom: FROM,
  })),
  people: parts.map(([who, { name, role }]) => ({
    id: idOf(who),
    name,
    kind: role === 'coordinator' ? 'coordinator' : 'staff',
    staffNumber: who,
    phone: null,
    validFrom: FROM,
  })),
  licences: parts.flatMap(([who, { licensedTo: to }]) =>
    to
      ? [
          {
            id: idOf(`licence of ${who}`),
            personId: idOf(who),
            kind: 'enforcement',
            number: `YS-${who}`,
            from: FROM,
            to,
          },
        ]
      : [],
  ),
  appointments: parts.map(([who, { appointedTo }]) => ({
    id: idOf(`appointment of ${who}`),
    personId: idOf(who),
    postId: idOf(`post of ${who}`),
    kind: 'holder',
    from: FROM,
    to: appointedTo ?? null,
  })),
});

export const accountIdOf = (who: CastName): string => idOf(`account of ${who}`);
