/** Files by content address: kept before the answer, header-checked, thumbnails without EXIF. */
export type { Capture, CaptureFlag } from './capture.ts';
export type { Source } from './intake.ts';
export { parsedJson } from './json.ts';
export type { MediaType } from './kinds.ts';
export {
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
export { insertAllStored, insertStored, migrations, type Stored } from './tables.ts';
