/** HTTP: declared deeds at their addresses, files, live updates, problems, health. */
export { type ApiOptions, type DeskCall, type DeskHandler, langFor, registerApi } from './api.ts';
export { registerFiles } from './files.ts';
export { registerHealth, type Readiness } from './health.ts';
export { registerLive } from './live.ts';
export { openApi } from './openapi.ts';
export { faultProblem, type Problem, problemOf } from './problem.ts';
export { openHttp } from './server.ts';
export { clearSession, sessionCookie, tokenOf } from './session-cookie.ts';
