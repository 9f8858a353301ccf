/** What enforcement promises to screens and to other modules. */
export * from './notices/contract.ts';
