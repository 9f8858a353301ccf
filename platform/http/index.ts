/** HTTP: declared deeds at their addresses, files, live updates, problems, health. */
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

export { type ApiOptions, askedIn, type DeskCall, type DeskHandler, langFor, registerApi } from './api.ts';
export { demoUses, getDemoGuide, getHouse } from './contract.ts';
export { registerFiles } from './files.ts';
export { type Readiness, registerHealth } from './health.ts';
export { escaped, type Hole, Html, html } from './html.ts';
export { registerLive } from './live.ts';
export { openApi } from './openapi.ts';
export { faultProblem, type Problem, problemOf } from './problem.ts';
export { openHttp } from './server.ts';
export { clearSession, sessionCookie, tokenOf } from './session-cookie.ts';

export const words = { zh, en };
