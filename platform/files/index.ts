/** Files by content address: kept before the answer, header-checked, thumbnails without EXIF. */
export type { Capture, CaptureFlag } from './capture.ts';
export { clearUnhung, type Holding } from './clearing.ts';
export type { Source } from './intake.ts';
export type { MediaType } from './kinds.ts';
export { type DailyQuota, defaultQuota, giveBack, type Reservation, reserve } from './quota-tables.ts';
export {
  FILE_BYTES_MAX,
  type FileRefusal,
  type Files,
  type FilesOptions,
  type Kept,
  type OpenedFile,
  openFiles,
  type ThumbnailWidth,
  thumbnailWidths,
} from './store.ts';
export { insertStored, migrations } from './tables.ts';
