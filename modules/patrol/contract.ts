/** What patrol promises to screens and to other modules. */
export * from './blind-spots/contract.ts';
export { blindSpotProcedure } from './blind-spots/procedure.ts';
export * from './findings/contract.ts';
export { findingProcedure } from './findings/procedure.ts';
export * from './zones/contract.ts';
