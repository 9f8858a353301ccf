/** The commands of `cuntu` by name; each is read only when it is asked for. */
import type { Command } from './call.ts';

const commands: Record<string, () => Promise<{ command: Command }>> = {
  serve: () => import('./commands/serve.ts'),
  migrate: () => import('./commands/migrate.ts'),
  demo: () => import('./commands/demo.ts'),
  import: () => import('./commands/import.ts'),
  user: () => import('./commands/user.ts'),
  doctor: () => import('./commands/doctor.ts'),
  audit: () => import('./commands/audit.ts'),
  witness: () => import('./commands/witness.ts'),
  backup: () => import('./commands/backup.ts'),
  restore: () => import('./commands/restore.ts'),
};

export const commandNames = Object.keys(commands);

export const findCommand = async (name: string): Promise<Command | undefined> =>
  Object.hasOwn(commands, name) ? (await commands[name]!()).command : undefined;
