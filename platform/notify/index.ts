/** Live updates, within this process and between the server processes of one city. */
export { type Bus, type BusOptions, type Heard, openBus, type Resync, SESSIONS } from './bus.ts';
export { type PostgresWireOptions, postgresWire } from './postgres.ts';
export type { LiveEvent, Wire } from './wire.ts';
