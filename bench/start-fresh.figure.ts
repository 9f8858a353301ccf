/** How long the documented command takes in a fresh clone, with no packages and nothing built; minutes, so only by name. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { inFolder } from './setting/place.ts';
import { freePort } from './setting/server.ts';

const root = new URL('../', import.meta.url).pathname;
const LOOK_EACH_MS = 100;

export default {
  figure: 'fresh clone → first page, by `npm start`',
  budget: 'stated',
  onlyByName: true,
  measure: () =>
    inFolder(async (folder) => {
      const clone = join(folder, 'cuntu');
      if (spawnSync('git', ['clone', '--quiet', root, clone], { stdio: 'inherit' }).status !== 0)
        throw new Error('git clone failed');
      const port = await freePort();
      const started = performance.now();
      const child = spawn('npm', ['start'], {
        cwd: clone,
        env: { ...process.env, CUNTU_BENCH: '', PORT: String(port), CUNTU_HOME: join(folder, 'home') },
        stdio: ['ignore', 'inherit', 'inherit'],
        detached: true,
      });
      const ended = once(child, 'exit');
      const until = async (path: string) => {
        while (child.exitCode === null) {
          const response = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined);
          await response?.arrayBuffer();
          if (response && (path === '/' || response.ok)) return (performance.now() - started) / 1000;
          await new Promise((resolve) => setTimeout(resolve, LOOK_EACH_MS));
        }
        throw new Error('npm start ended before its first page');
      };
      const pageS = await until('/');
      const readyS = await until('/readyz');
      process.kill(-child.pid!, 'SIGTERM');
      await ended;
      return [
        { value: pageS, unit: 's to the waiting page', within: true },
        { value: readyS, unit: 's to the demo', within: true },
      ];
    }),
};
