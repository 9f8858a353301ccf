/** What patrol promises to screens and to other modules. */
export * from './findings/contract.ts';
export { findingProcedure } from './findings/procedure.ts';
