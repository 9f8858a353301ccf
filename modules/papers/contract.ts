/** What papers promise to screens and to other modules. */
export * from './register/contract.ts';
export { codeFrom } from './register/rules.ts';
