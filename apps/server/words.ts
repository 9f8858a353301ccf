/** All sentences that the server says, from where they belong. */
import { words as http } from '#platform/http';
import { words as identity } from '#platform/identity';
import { modules } from './modules.ts';

export const books = [{ name: 'http', words: http }, { name: 'identity', words: identity }, ...modules];
