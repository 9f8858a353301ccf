/** Where the device is, once, when somebody asks. */
import { useState } from 'react';

export type Locating = 'idle' | 'asking' | 'denied' | 'unknown';

/** A fix older than this is where the phone was, not where it is. */
const FRESH_MS = 30_000;
const PATIENCE_MS = 20_000;

export function useWhereIAm(onFound: (at: [lon: number, lat: number], accuracyM: number) => void) {
  const [state, setState] = useState<Locating>('idle');
  const ask = () => {
    if (!('geolocation' in navigator)) return setState('unknown');
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7;
        onFound([round(coords.longitude), round(coords.latitude)], coords.accuracy);
      },
      ({ code, PERMISSION_DENIED }) => setState(code === PERMISSION_DENIED ? 'denied' : 'unknown'),
      { enableHighAccuracy: true, maximumAge: FRESH_MS, timeout: PATIENCE_MS },
    );
  };
  return { state, ask };
}
