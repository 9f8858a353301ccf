/** What the server answers at each address: API, files, live updates, health, screens, portal. */
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { every } from '#platform/clock';
import type { Config } from '#platform/config';
import { defaultQuota } from '#platform/files';
import { openApi, openHttp, registerApi, registerFiles, registerHealth, registerLive, tokenOf } from '#platform/http';
import type { Log } from '#platform/log';
import { registerPortal } from '../portal/index.ts';
import { printedAccounts } from './demo/accounts.ts';
import { demoGuide } from './demo/guide.ts';
import { guideDesk, houseDesk, identityDesks } from './desks.ts';
import { figuresOf } from './figures.ts';
import { findFilesOf } from './file-access.ts';
import type { OpenHouse } from './house.ts';
import { registerLand } from './land-routes.ts';
import { registerLedger } from './ledger-routes.ts';
import { modules } from './modules.ts';
import { registerPatrol } from './patrol-routes.ts';
import { registerTrackers } from './trackers.ts';

const root = new URL('../../', import.meta.url).pathname;

/** Which screens must read again when something of a topic has changed. */
export const staleBy = {
  matter: [
    'matters',
    'patrol',
    'enforcement',
    'papers',
    'applications.findApplications',
    'applications.getApplication',
    'applications.findExtensions',
    'applications.findMortgages',
    'applications.getMortgage',
    'applications.getPreview',
    'applications.findPreviewOpinions',
    'applications.findOpinions',
    'applications.getOpinion',
    'applications.findPromiseRecords',
    'applications.findRatings',
    'applications.getCallBack',
  ],
  register: ['bureau', 'identity'],
  norms: [
    'norms',
    'calendar',
    'applications.findMeasures',
    // A notice settles days of what runs, matter by matter untold.
    'matters.getMatter',
    'matters.findWorklist',
    'applications.findApplications',
  ],
  land: ['land'],
  patrols: ['patrol.findMyPatrols', 'patrol.findPatrols', 'patrol.getPatrol'],
  zones: ['patrol'],
  queue: [
    'applications.getWindowDay',
    'applications.findCalledNumbers',
    'applications.findQueue',
    'applications.findWindows',
  ],
};

/** A county's register as JSON takes 1.2 MB; a track of 7 MB grows by its quotation marks and line ends. */
const bodyMax = {
  'bureau.enterRegister': 8_000_000,
  'norms.enterArticles': 8_000_000,
  'patrol.importTrack': 9_000_000,
};

/** Asked by machines, again and again. */
const WATCHED = ['/healthz', '/readyz', '/metrics'];

/** `taken` hears of every request, when it comes and when it is answered. */
export async function openSite(
  house: OpenHouse,
  config: Config,
  log: Log,
  version: string,
  taken: () => void = () => {},
): Promise<FastifyInstance> {
  const app = await openHttp({ say: house.say, log, trustedProxies: config.trustedProxies, tls: config.tls });
  for (const moment of ['onRequest', 'onResponse'] as const)
    app.addHook(moment, async (request: FastifyRequest) => {
      if (!WATCHED.includes(request.url)) taken();
    });
  const actorOf = async (request: FastifyRequest) => {
    const token = tokenOf(request);
    return token ? house.identity.actorOf(token) : ('nobody' as const);
  };
  const handlers = modules.flatMap((module) => module.handlers);
  const desks = [
    ...identityDesks(house.identity, house.clock),
    houseDesk(house, config.demoAccounts ? () => printedAccounts(house) : undefined),
    guideDesk(config.demoAccounts && house.world.demo ? () => demoGuide(house) : undefined),
  ];
  registerApi(app, { world: house.world, handlers, desks, say: house.say, log, actorOf, bodyMax });
  const contract = openApi(
    [...handlers, ...desks].map((one) => one.declaration),
    version,
  );
  app.get('/api/openapi.json', async () => contract);
  registerFiles(app, {
    files: house.files,
    db: house.db,
    clock: house.clock,
    quota: {
      files: config.dailyFiles.files ?? defaultQuota.files,
      bytes: config.dailyFiles.bytes ?? defaultQuota.bytes,
    },
    say: house.say,
    log,
    actorOf,
    mayRead: findFilesOf(house),
  });
  registerLand(app, house, actorOf);
  registerPatrol(app, house, actorOf);
  registerLedger(app, house);
  const holderOf = async (request: FastifyRequest) => house.identity.holderOf(tokenOf(request) ?? '');
  registerLive(app, { bus: house.bus, holderOf, staleBy, forAll: ['norms'] }, every);
  registerHealth(app, { readiness: () => ({ ready: true, waitingFor: null }), figures: () => figuresOf(house) });
  registerTrackers(app, house);
  await registerPortal(app, { world: house.world, say: house.say, log, publicLog: house.publicLog, actorOf });
  await screens(app);
  return app;
}

/** Every address below /office is the same page: the screens find their way by themselves. */
async function screens(app: FastifyInstance): Promise<void> {
  await app.register(staticFiles, {
    root: join(root, 'apps/office/dist'),
    prefix: '/office/',
    wildcard: false,
    preCompressed: true,
    setHeaders: (reply, path) =>
      void reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
  const page = (_request: FastifyRequest, reply: { sendFile(name: string): unknown }) => reply.sendFile('index.html');
  // A page left open over an upgrade asks for parts that are gone: it must not get this page in their place.
  app.get('/office/assets/*', (_request, reply) => reply.callNotFound());
  app.get('/office', page as never);
  app.get('/office/*', page as never);
}
