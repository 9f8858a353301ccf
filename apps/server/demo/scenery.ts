/** The drawn photographs of the demo, read from the seed and kept like any other file. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { must } from '@cuntu/base';
import { insertStored } from '#platform/files';
import type { OpenHouse } from '../house.ts';
import type { Scenes } from './findings/scenes.ts';
import type { ZoneFile } from './zones/plan.ts';

const folder = new URL('./seed/pictures/', import.meta.url);
const pictures = readdirSync(folder)
  .filter((file) => file.endsWith('.jpg'))
  .sort()
  .map((file) => ({ scene: file.replace('.jpg', ''), bytes: new Uint8Array(readFileSync(new URL(file, folder))) }));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Scene → content address. */
export const scenes: Scenes = new Map(pictures.map(({ scene, bytes }) => [scene, sha256(bytes)]));

export async function keepScenes(house: OpenHouse): Promise<void> {
  for (const { bytes } of pictures) {
    const kept = must(await house.files.put(bytes, { claimedType: 'image/jpeg' }));
    await insertStored(house.db, kept, null, house.clock.now());
  }
}

export async function keepZoneFiles(house: OpenHouse, files: readonly ZoneFile[]): Promise<void> {
  for (const { bytes } of files) {
    const kept = must(await house.files.put(bytes, { claimedType: 'application/geo+json' }));
    await insertStored(house.db, kept, null, house.clock.now());
  }
}
