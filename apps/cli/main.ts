/** `cuntu` as a process: what was typed goes in, the exit code comes out. */
import { runCuntu } from './run.ts';

process.exitCode = await runCuntu(process.argv.slice(2), process.env, { out: process.stdout, trouble: process.stderr });
