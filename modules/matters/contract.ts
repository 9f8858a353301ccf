/** What matters promise to screens and to other modules. */
export * from './attachments/contract.ts';
export * from './calendar/contract.ts';
export { type Deadline, icalendar } from './calendar/rules.ts';
export * from './clocks/contract.ts';
export * from './contacts/contract.ts';
export * from './delays/contract.ts';
export * from './escalation/contract.ts';
export * from './recusal/contract.ts';
export * from './redating/contract.ts';
export * from './runs/contract.ts';
export { lightOf } from './runs/rules.ts';
