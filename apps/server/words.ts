/** All sentences that the server says, from where they belong. */
import httpEn from '../../platform/http/words.en.json' with { type: 'json' };
import httpZh from '../../platform/http/words.zh.json' with { type: 'json' };
import identityEn from '../../platform/identity/words.en.json' with { type: 'json' };
import identityZh from '../../platform/identity/words.zh.json' with { type: 'json' };
import { modules } from './modules.ts';

export const books = [
  { name: 'http', words: { zh: httpZh, en: httpEn } },
  { name: 'identity', words: { zh: identityZh, en: identityEn } },
  ...modules,
];
