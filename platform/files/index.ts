/** Files by content address: kept before the answer, header-checked, thumbnails without EXIF. */
export type { Capture, CaptureFlag } from './capture.ts';
export { clearUnhung, type Holding } from './clearing.ts';
export type { Source } from './intake.ts';
export { parsedJson } from './json.ts';
export type { MediaType } from './kinds.ts';
export { type DailyQuota, defaultQuota, openQuota, type Quota } from './quota.ts';
export {
  DamagedFile,
  FILE_BYTES_MAX,
  type FileRefusal,
  type Files,
  type FilesOptions,
  type Kept,
  keptHashes,
  type OpenedFile,
  openFiles,
  pathOf,
  type ThumbnailWidth,
  thumbnailWidths,
} from './store.ts';
export { insertPuts, insertStored, migrations, type Put, type Reservation } from './tables.ts';
