/** What may be asked of the land, and brought into its register. */
export * from './analysis/contract.ts';
export * from './ground/contract.ts';
export * from './holds/contract.ts';
export * from './imports/contract.ts';
export * from './parcels/contract.ts';
export * from './tiles/contract.ts';
