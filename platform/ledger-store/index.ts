/** The public log in this city: entries from the database, files for everybody, signed by a key beside it. */

export { RESTORED, type StandsStill } from './guarding.ts';
export { checkSignature, sha256 } from './key.ts';
export { LOG_FOLDER, type LogOptions, openPublicLog, type Place, type PublicLog, type Standing } from './log.ts';
export { consistencyFrom, inclusionFrom } from './proving.ts';
export { type Disk, openShelf, realDisk, type Shelf } from './shelf.ts';
export { dueInsert, findState as findLogState, migrations } from './tables.ts';
export { openWitness, type Witness } from './witness/service.ts';
