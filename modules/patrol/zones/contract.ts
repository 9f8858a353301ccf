/** Responsibility zones: which ground, of which class, and who patrols, stops and handles there. */
export * from './contract/days.ts';
export * from './contract/deeds.ts';
export * from './contract/fields.ts';
export * from './contract/questions.ts';
export * from './contract/visits.ts';
