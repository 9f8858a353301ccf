/** What the register promises to screens and to other modules. */
export * from './divisions/contract.ts';
export * from './register/contract.ts';
