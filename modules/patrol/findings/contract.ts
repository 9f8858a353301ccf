/** Findings: somebody sees that land is being used against the law; reported, verified, looked at again, closed. */
export * from './contract/deeds.ts';
export * from './contract/fields.ts';
export * from './contract/questions.ts';
