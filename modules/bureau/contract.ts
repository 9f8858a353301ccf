/** What the register promises to screens and to other modules. */
export * from './accounts/contract.ts';
export * from './divisions/contract.ts';
export * from './imports/contract.ts';
export * from './people/contract.ts';
export * from './register/contract.ts';
export * from './units/contract.ts';
