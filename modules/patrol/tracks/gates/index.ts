/** Foreign protocols of trackers turned into `patrol.recordDeviceTrack`. */
export { readOsmand } from './osmand.ts';
export { keyOfBasic, readOwntracks } from './owntracks.ts';
export { columnsOf, type Message, type Position } from './position.ts';
