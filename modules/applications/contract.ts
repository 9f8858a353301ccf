/** What applications promise to screens and to other modules. */
export * from './intake/contract/questions.ts';
export * from './intake/contract.ts';
export * from './items/contract.ts';
export * from './mortgages/contract.ts';
export { mortgageProcedure } from './mortgages/procedure.ts';
export { previewProcedure } from './previews/procedure.ts';
export * from './review/contract.ts';
