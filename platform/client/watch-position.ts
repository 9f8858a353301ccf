/** The device's own position while somebody asks for it, and why there is none. */

export interface Fix {
  t: number;
  lon: number;
  lat: number;
  /** Metres. */
  accuracy: number | null;
  /** Metres a second. */
  speed: number | null;
}

export type PositionTrouble = 'denied' | 'unavailable' | 'absent';

/** Returns how to stop. While it runs the screen is kept awake where the browser can: a phone asleep tells nothing. */
export function watchPosition(onFix: (fix: Fix) => void, onTrouble: (why: PositionTrouble) => void): () => void {
  if (!('geolocation' in navigator)) {
    onTrouble('absent');
    return () => {};
  }
  const id = navigator.geolocation.watchPosition(
    ({ timestamp, coords }) =>
      onFix({
        t: Math.round(timestamp),
        lon: coords.longitude,
        lat: coords.latitude,
        accuracy: coords.accuracy ?? null,
        speed: coords.speed ?? null,
      }),
    ({ code }) => onTrouble(code === 1 ? 'denied' : 'unavailable'),
    { enableHighAccuracy: true, maximumAge: 0 },
  );
  const letSleep = stayAwake();
  return () => {
    navigator.geolocation.clearWatch(id);
    letSleep();
  };
}

/** Where the device is, if it can tell within so long: for a question that must not wait for a receiver. */
export const whereNow = (patienceMs: number): Promise<[lon: number, lat: number] | undefined> =>
  new Promise((found) => {
    if (!('geolocation' in navigator)) return found(undefined);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => found([coords.longitude, coords.latitude]),
      () => found(undefined),
      { enableHighAccuracy: true, maximumAge: 30_000, timeout: patienceMs },
    );
  });

function stayAwake(): () => void {
  let lock: WakeLockSentinel | undefined;
  let over = false;
  const ask = () => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    navigator.wakeLock.request('screen').then(
      (got) => {
        if (over) void got.release();
        else lock = got;
      },
      // Saving power goes before: the patrol goes on, with gaps.
      () => {},
    );
  };
  ask();
  document.addEventListener('visibilitychange', ask);
  return () => {
    over = true;
    document.removeEventListener('visibilitychange', ask);
    void lock?.release();
  };
}
