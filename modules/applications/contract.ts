/** What applications promise to screens and to other modules. */
export * from './intake/contract.ts';
export * from './items/contract.ts';
export * from './mortgages/contract.ts';
export { mortgageProcedure } from './mortgages/procedure.ts';
export * from './opinions/contract.ts';
export { opinionProcedure } from './opinions/procedure.ts';
export * from './previews/contract.ts';
export { previewProcedure } from './previews/procedure.ts';
export * from './review/contract.ts';
