/** The door of parties: whoever is outside the bureau and named in a matter. */
import type { Module } from '#platform/pipeline';
import { migrations } from './register/tables.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

export { keepParty } from './register/keeping.ts';
export { findParties, type PartyRow } from './register/tables.ts';

export const parties: Module = { name: 'parties', migrations, handlers: [], words: { zh, en } };
