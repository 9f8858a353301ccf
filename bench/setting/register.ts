/** A bureau of the true size: a branch a county, a station a township, a coordinator a village. */
import type { InputOf } from '@cuntu/base';
import type { CitySeed } from '#modules/bureau';
import type { enterRegister, Post, Unit } from '#modules/bureau/contract';

type Entry = InputOf<typeof enterRegister>;

export interface Register {
  entry: Entry;
  holders: { role: string; personId: string; division: string }[];
}

const SINCE = '2020-01-01';
const TO = '2035-12-31';

interface Serving {
  kind: Unit['kind'];
  symbol: string | null;
  posts: { role: Post['role']; title: string; licensed: boolean }[];
}

const serving: Record<string, Serving> = {
  city: { kind: 'bureau', symbol: '寸资', posts: [{ role: 'leader', title: '局长', licensed: false }] },
  county: {
    kind: 'branch',
    symbol: '寸资分',
    posts: [
      { role: 'inspector', title: '执法监察员', licensed: true },
      { role: 'reviewer', title: '审核员', licensed: false },
      { role: 'windowClerk', title: '窗口人员', licensed: false },
      { role: 'examiner', title: '登记审核员', licensed: false },
      { role: 'registrar', title: '登簿员', licensed: false },
    ],
  },
  township: {
    kind: 'station',
    symbol: null,
    posts: [
      { role: 'stationOfficer', title: '所长', licensed: true },
      { role: 'stationOfficer', title: '所员', licensed: true },
    ],
  },
  village: { kind: 'affiliate', symbol: null, posts: [{ role: 'coordinator', title: '协管员', licensed: false }] },
};

export function registerOf({ divisions }: CitySeed, newId: () => string): Register {
  const entry: Entry = { id: newId(), units: [], posts: [], people: [], licences: [], appointments: [] };
  const holders: Register['holders'] = [];
  for (const { code, name, level } of divisions) {
    const { kind, symbol, posts } = serving[level]!;
    const unitId = newId();
    const about = { id: unitId, name: `${name} ${code}`, kind, parentId: null, division: code, areas: [code] };
    entry.units.push({ ...about, symbol: symbol && `${symbol}${code}`, address: null, phone: null, validFrom: SINCE });
    for (const [rank, { role, title, licensed }] of posts.entries()) {
      const [postId, personId] = [newId(), newId()];
      const number = `${code}${rank}`;
      entry.posts.push({ id: postId, unitId, title, division: null, role, rank, validFrom: SINCE });
      const kindOf = role === 'coordinator' ? 'coordinator' : 'staff';
      entry.people.push({
        id: personId,
        name: `李${number}`,
        kind: kindOf,
        staffNumber: number,
        phone: null,
        validFrom: SINCE,
      });
      entry.appointments.push({ id: newId(), personId, postId, kind: 'holder', from: SINCE, to: null });
      if (licensed) entry.licences.push({ id: newId(), personId, kind: 'enforcement', number, from: SINCE, to: TO });
      holders.push({ role, personId, division: code });
    }
  }
  return { entry, holders };
}
