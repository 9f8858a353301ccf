/** What applications promise to screens and to other modules. */
export * from './intake/contract/questions.ts';
export * from './intake/contract.ts';
export * from './items/contract.ts';
export * from './measures/contract.ts';
export * from './mortgages/contract.ts';
export { mortgageProcedure } from './mortgages/procedure.ts';
export * from './opinions/contract.ts';
export { opinionProcedure } from './opinions/procedure.ts';
export * from './previews/contract.ts';
export { previewProcedure } from './previews/procedure.ts';
export * from './promises/contract.ts';
export * from './queue/contract/bookings.ts';
export * from './queue/contract/calls.ts';
export * from './queue/contract/hours.ts';
export * from './ratings/contract.ts';
export { callBackProcedure } from './ratings/procedure.ts';
export * from './review/contract.ts';
export * from './where/contract.ts';
