/** What this browser calls itself where one looks up where one is signed in. */
import { keep, newId, recall } from '#platform/client';

const browsers: readonly [RegExp, string][] = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

const named = (list: readonly [RegExp, string][], agent: string) => list.find(([sign]) => sign.test(agent))?.[1];

export const deviceLabel = (agent: string): string =>
  [named(browsers, agent), named(systems, agent)].filter(Boolean).join(' · ').slice(0, 100);

/** The same for years; without a place to keep it, it is another device each time. */
export function ownDevice(): { id: string; label: string } {
  const id = recall('device') ?? newId();
  keep('device', id);
  return { id, label: deviceLabel(navigator.userAgent) };
}
