/** The folder that holds everything on this machine: made where it is not there, told in a sentence where it cannot be. */
import { mkdir } from 'node:fs/promises';
import { BadConfig } from './bad-config.ts';

const reasons: Record<string, string> = {
  EEXIST: 'is a file; it must be a folder.',
  ENOTDIR: 'lies below a file; it must be a folder.',
  EACCES: 'cannot be made: this user may not write there.',
  EPERM: 'cannot be made: this user may not write there.',
  EROFS: 'cannot be made: nothing can be written there.',
};

/** Only for its owner's eyes (0700). */
export async function makeHome(home: string): Promise<void> {
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
  } catch (fault) {
    const reason = reasons[(fault as NodeJS.ErrnoException).code ?? ''];
    if (!reason) throw fault;
    throw new BadConfig([`CUNTU_HOME is "${home}", which ${reason}`]);
  }
}
