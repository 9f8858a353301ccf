/** The device's position during one's own open patrol: kept at once, sent in batches, and what became of it. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Fix, keep, newId, type PositionTrouble, recall, run, watchPosition } from '#platform/client';
import { getPatrol, recordTrack } from '../../contract.ts';
import { firstOf, letGo, putFix, waitingOf } from './outbox.ts';

const SEND_EVERY_MS = 15_000;

export interface Tracking {
  here?: Fix;
  trouble?: PositionTrouble;
  waiting: number;
  /** The server could not be reached at the last try. */
  away: boolean;
  /** False where the browser keeps nothing over a reload. */
  kept: boolean;
  /** Sends what waits; done when nothing waits or nothing goes. */
  flush(): Promise<void>;
}

/** One id for this device, so that two devices of one person stay two tracks. */
function deviceId(): string {
  const known = recall('trackDevice') ?? newId();
  keep('trackDevice', known);
  return known;
}

export function useTracking(patrolId: string | undefined): Tracking {
  const queries = useQueryClient();
  const [here, setHere] = useState<Fix>();
  const [trouble, setTrouble] = useState<PositionTrouble>();
  const [waiting, setWaiting] = useState(0);
  const [away, setAway] = useState(false);
  const [kept, setKept] = useState(true);
  const underWay = useRef<Promise<void>>(undefined);

  const sendAll = useCallback(async () => {
    if (patrolId === undefined) return;
    for (;;) {
      const batch = firstOf(waitingOf(patrolId));
      if (batch.t.length === 0) break;
      const answer = await run(recordTrack, { patrolId, deviceId: deviceId(), ...batch });
      setAway(answer.is === 'outage');
      if (answer.is === 'outage' || answer.is === 'fault') break;
      // A refusal will not become a yes: the patrol is somebody else's or gone.
      setKept(letGo(patrolId, batch.t.length));
    }
    setWaiting(waitingOf(patrolId).t.length);
    void queries.invalidateQueries({ queryKey: [getPatrol.name] });
  }, [patrolId, queries]);

  const flush = useCallback(() => {
    underWay.current ??= sendAll().finally(() => {
      underWay.current = undefined;
    });
    return underWay.current;
  }, [sendAll]);

  useEffect(() => {
    if (patrolId === undefined) return;
    setWaiting(waitingOf(patrolId).t.length);
    const stop = watchPosition((fix) => {
      setTrouble(undefined);
      setHere(fix);
      setKept(putFix(patrolId, fix));
      setWaiting(waitingOf(patrolId).t.length);
    }, setTrouble);
    void flush();
    const timer = setInterval(() => void flush(), SEND_EVERY_MS);
    const online = () => void flush();
    addEventListener('online', online);
    return () => {
      stop();
      clearInterval(timer);
      removeEventListener('online', online);
    };
  }, [patrolId, flush]);

  return { here, trouble, waiting, away, kept, flush };
}
