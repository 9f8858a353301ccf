/** The public log in this city: entries from the database, files for everybody, signed by a key beside it. */

export { RESTORED, type StandsStill } from './guarding.ts';
export { findPolicy } from './holding.ts';
export { checkSignature, sha256 } from './key.ts';
export { LOG_FOLDER, type LogOptions, openPublicLog, type PublicLog } from './log.ts';
export { consistencyFrom, inclusionFrom } from './proving.ts';
export type { Place, Standing } from './reading.ts';
export { type Disk, openShelf, realDisk, type Shelf } from './shelf.ts';
export { dueInsert, findState as findLogState, migrations } from './tables.ts';
export { openWitness, type Witness } from './witness/service.ts';
