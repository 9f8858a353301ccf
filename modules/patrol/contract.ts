/** What patrol promises to screens and to other modules. */
export * from './blind-spots/contract.ts';
export { blindSpotProcedure } from './blind-spots/procedure.ts';
export * from './coverage/contract.ts';
export * from './dispatch/contract.ts';
export { dispatchProcedure } from './dispatch/procedure.ts';
export * from './findings/contract.ts';
export { findingProcedure } from './findings/procedure.ts';
export * from './logs/contract.ts';
export * from './patrols/contract.ts';
export * from './plans/contract.ts';
export * from './tracks/contract.ts';
export * from './zones/contract.ts';
