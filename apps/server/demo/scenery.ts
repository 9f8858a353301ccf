/** The drawn photographs and papers of the demo, read from the seed and kept like any other file. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { must } from '@cuntu/base';
import { insertStored, type MediaType } from '#platform/files';
import type { OpenHouse } from '../house.ts';
import type { Scenes } from './findings/scenes.ts';
import { everyPerson } from './tables.ts';
import type { ZoneFile } from './zones/plan.ts';

const folder = new URL('./seed/pictures/', import.meta.url);
const pictures = readdirSync(folder)
  .filter((file) => file.endsWith('.jpg'))
  .sort()
  .map((file) => ({ scene: file.replace('.jpg', ''), bytes: new Uint8Array(readFileSync(new URL(file, folder))) }));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Scene → content address. */
export const scenes: Scenes = new Map(pictures.map(({ scene, bytes }) => [scene, sha256(bytes)]));

export const keepScenes = (house: OpenHouse): Promise<void> => keep(house, pictures);

/** Put by everybody, since any of them may show it. */
async function keep(house: OpenHouse, drawn: readonly { bytes: Uint8Array; type?: MediaType }[]): Promise<void> {
  const everybody = await everyPerson(house.db);
  for (const { bytes, type = 'image/jpeg' } of drawn) {
    const kept = must(await house.files.put(bytes, { claimedType: type }));
    await insertStored(house.db, kept, everybody, house.clock.now());
  }
}

const paperFolder = new URL('./seed/papers/', import.meta.url);
const drawnPapers = readdirSync(paperFolder)
  .sort()
  .map((file) => {
    const [material, ending] = file.split('.') as [string, string];
    const type: MediaType = ending === 'pdf' ? 'application/pdf' : 'image/jpeg';
    return { material, type, bytes: new Uint8Array(readFileSync(new URL(file, paperFolder))) };
  });

/** Material of an application → content address. */
export type Papers = ReadonlyMap<string, string>;
export const papers: Papers = new Map(drawnPapers.map(({ material, bytes }) => [material, sha256(bytes)]));

export const keepPapers = (house: OpenHouse): Promise<void> => keep(house, drawnPapers);

export async function keepZoneFiles(house: OpenHouse, files: readonly ZoneFile[]): Promise<void> {
  for (const { bytes } of files) {
    const kept = must(await house.files.put(bytes, { claimedType: 'application/geo+json' }));
    await insertStored(house.db, kept, [], house.clock.now());
  }
}
