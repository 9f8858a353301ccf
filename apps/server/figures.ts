/** Figures for whoever watches the house: what waits, what is parked, how much memory. */
import { findParked } from '#platform/jobs';
import type { OpenHouse } from './house.ts';
import { turnedAway } from './trackers.ts';

export async function figuresOf(house: OpenHouse) {
  const parked = await findParked(house.db);
  const log = await house.publicLog.standing();
  const gauge = 'gauge' as const;
  return [
    {
      name: 'parked',
      help: 'Jobs and deliveries that kept failing and wait for somebody.',
      type: gauge,
      value: parked.length,
    },
    {
      name: 'public_log_entries',
      help: 'Entries under the last signed checkpoint of the public log.',
      type: gauge,
      value: log?.signedSize ?? 0,
    },
    {
      name: 'public_log_due',
      help: 'Facts that have no place in the public log yet, counted to 10,000.',
      type: gauge,
      value: log?.due ?? 0,
    },
    {
      name: 'public_log_stands_still',
      help: '1 while nothing is signed because somebody must look first.',
      type: gauge,
      value: log?.still ? 1 : 0,
    },
    {
      name: 'resident_bytes',
      help: 'Resident memory of the server process.',
      type: gauge,
      value: process.memoryUsage.rss(),
    },
    {
      name: 'uptime_seconds',
      help: 'Seconds since the process began.',
      type: gauge,
      value: Math.round(process.uptime()),
    },
    {
      name: 'trackers_turned_away_total',
      help: 'Positions of devices that are not enrolled or were struck off.',
      type: 'counter' as const,
      value: [...turnedAway.values()].reduce((sum, count) => sum + count, 0),
    },
  ];
}
