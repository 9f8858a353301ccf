/** What travels over the control socket: one request, then lines of progress and one last line. */
import { join } from 'node:path';
import type { Refusal } from '@cuntu/base';

export interface Progress {
  /** Key of the words for what is being done. */
  step: string;
  done: number;
  of: number;
}

export interface Asking {
  tell(progress: Progress): void;
  /** Whoever asked has gone away. */
  signal: AbortSignal;
}

export type Line =
  | { is: 'progress'; progress: Progress }
  | { is: 'done'; value: unknown }
  | { is: 'refused'; refusal: Refusal }
  | { is: 'fault'; message: string };

/** Whoever can open this file owns the folder: the file's mode is the whole of the authentication. */
export const socketIn = (home: string): string => join(home, 'control.sock');

/** `sun_path` of Linux is 108 bytes with its end, of macOS 104. */
export const MAX_SOCKET_PATH = 103;
