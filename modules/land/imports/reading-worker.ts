/** The thread that decodes and reads files of areas, one after another; it may be killed at any instant. */
import { isUtf8 } from 'node:buffer';
import { parentPort } from 'node:worker_threads';
import type { Result } from '@cuntu/base';
import { ok } from '@cuntu/base';
import type { Unreadable } from './contract.ts';
import { readText } from './reading/rules/boundary-text.ts';
import type { ReadFile } from './reading/rules/file.ts';
import { readGeoJson } from './reading/rules/geojson.ts';

/** What a text is written in is told by its bytes: hardly any GB 18030 is also good UTF-8. */
function read(bytes: Uint8Array): Result<ReadFile, Unreadable> {
  const text = new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030').decode(bytes);
  return /^\s*\{/.test(text) ? readGeoJson(JSON.parse(text)) : ok(readText(text));
}

parentPort!.on('message', (bytes: Uint8Array) => parentPort!.postMessage(read(bytes)));
