/** What norms promises to screens and to other modules: laws, limits, the calendar. */
export * from './holidays/contract.ts';
export * from './ladders/contract.ts';
export * from './laws/contract.ts';
export * from './limits/contract.ts';
export { yellowOn } from './limits/rules.ts';
