/** What parties promise to screens and to other modules. */
export * from './register/contract.ts';
export { barePhone, firmDigit, hasRightDigit, personDigit } from './register/rules.ts';
