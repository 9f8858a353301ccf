/** What the terminal shows when the house is open: where it is, and who can come in. */
import type { Config } from '#platform/config';
import type { OpenHouse } from './house.ts';

export async function welcome(_house: OpenHouse, config: Config): Promise<void> {
  process.stdout.write(`\nCuntu  ${config.url}/\noffice ${config.url}/office\n`);
}
