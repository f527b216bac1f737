/**
 * The hub, put together: database, sign-in, realms, HTTP, local door, queues. Started and stopped as one; the parts know
 * each other only through what is handed to them here.
 */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { createAdaptorServer } from "@hono/node-server";
import { mount } from "@noroshi/api";
import { administrationHandlers } from "./accounts/administration.ts";
import { AUTH_BASE, isOpenEntry } from "./accounts/entry/open-paths.ts";
import { issuerOf } from "./accounts/entry/single-sign-on.ts";
import { noteAllPasskeys, notePasskeys } from "./accounts/passkey-record.ts";
import { acceptances } from "./accounts/people/invitations.ts";
import { recoveries } from "./accounts/people/recoveries.ts";
import { demoAccounts } from "./accounts/register.ts";
import { accountHandlers } from "./accounts/routes.ts";
import { openSignIn } from "./accounts/sign-in.ts";
import { type Door, whoActs } from "./accounts/signed.ts";
import { standing as makeStanding, NAMES } from "./accounts/standing.ts";
import { actHandlers } from "./acts/routes.ts";
import { assetHandlers } from "./assets/routes.ts";
import { caseHandlers } from "./cases/routes.ts";
import { consentHandlers } from "./consents/routes.ts";
import { councilHandlers } from "./council/routes.ts";
import { hostTicker } from "./db/clock.ts";
import { startPostgres } from "./db/embedded.ts";
import type { Postgres } from "./db/postgres.ts";
import { createRealm, listRealms, openDatabase, openRealm, type Realm } from "./db/realm.ts";
import { openSignInDatabase } from "./db/sign-in-pool.ts";
import { telling } from "./db/trouble.ts";
import { measureHandlers } from "./decisions/room-routes.ts";
import { decisionHandlers } from "./decisions/routes.ts";
import { declassifyHandlers } from "./declassify/routes.ts";
import { doctor } from "./doctor.ts";
import { exchangeHandlers } from "./exchange/routes.ts";
import { filingFile, filingHandlers, previewFile } from "./filings/routes.ts";
import { linkHandlers } from "./fusion/routes.ts";
import { glassHandlers } from "./glass/routes.ts";
import { face } from "./http/app.ts";
import { serveConsole } from "./http/console.ts";
import { front } from "./http/front.ts";
import { localDoor } from "./http/local-door.ts";
import { originsOf, type Tls, webServer } from "./http/web.ts";
import { inquiryHandlers } from "./inquiries/routes.ts";
import { attachmentHandlers } from "./intake/attachments/routes.ts";
import { deskHandlers } from "./intake/desk/routes.ts";
import { knowledgeHandlers } from "./intake/knowledge/routes.ts";
import { intakeHandlers } from "./intake/routes.ts";
import { tableHandlers } from "./intake/tables/routes.ts";
import { uploadHandlers } from "./intake/uploads/routes.ts";
import { type JobRunner, runJobs } from "./jobs.ts";
import { type BlobStore, openBlobs } from "./keeping/blobs.ts";
import { backupHub } from "./keeping-house.ts";
import { doubtTime, jumpDetector } from "./law/jump.ts";
import { lawHandlers } from "./law/routes.ts";
import { keepAtIntervals } from "./ledger/intervals.ts";
import { ledgerOf as openLedger, type RealmLedger } from "./ledger/keep.ts";
import { ledgerHandlers, logFiles, proofFile } from "./ledger/routes.ts";
import { type OpenRealm, openRealmRooms } from "./open-realm.ts";
import { waysOut } from "./outbound/connectors.ts";
import { commissionHandlers, statutoryPage } from "./oversight/commission-routes.ts";
import { courtExport } from "./oversight/court/export.ts";
import { ledgerProver } from "./oversight/court/prover.ts";
import { courtHandlers } from "./oversight/court/routes.ts";
import { openingHandlers } from "./oversight/opening-routes.ts";
import { servePublic } from "./oversight/public-page.ts";
import { oversightHandlers } from "./oversight/routes.ts";
import { pagingHandlers } from "./paging/routes.ts";
import { eventStream } from "./picture/events.ts";
import { pictureHandlers } from "./picture/routes.ts";
import { previewHandlers } from "./preview/routes.ts";
import { flushAll } from "./provenance/handed-over.ts";
import { retentionHandlers } from "./retention/routes.ts";
import { guard } from "./roles/guard.ts";
import { openPolicies, type Policies } from "./roles/policies.ts";
import { roleHandlers } from "./roles/routes.ts";
import { roomHandlers } from "./room/routes.ts";
import { runFolder } from "./run-folder.ts";
import { searchHandlers } from "./search/routes.ts";
import { sensorHandlers } from "./sensors/routes.ts";
import { deliveredPackage, mispFeed } from "./sharing/copies.ts";
import { traceLeak } from "./sharing/leak.ts";
import { blockList } from "./sharing/lists.ts";
import { sharingHandlers } from "./sharing/routes.ts";
import { taskHandlers } from "./tasks/routes.ts";
import { taxii } from "./taxii/mount.ts";

export interface HubOptions {
  readonly dataDir: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly consoleDir: string;
  readonly log: (line: string) => void;
  /** How browsers reach this hub, where that is not this machine's own address. */
  readonly publicUrl?: string | undefined;
  readonly tls?: Tls | undefined;
  /** Settings that are secrets or name other systems: NOROSHI_OIDC_…, NOROSHI_PROXY_SECRET. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface Hub {
  readonly url: string;
  readonly socket: string;
  readonly stop: () => Promise<void>;
}

/** Bytes that one upload may hold, and all large files of a realm together. */
const BLOB_LIMITS = { largest: 8 * 1024 ** 3, quota: 64 * 1024 ** 3 };

/** How often the host's wall clock is held against its monotonic one. */
const CLOCK_WATCH_MS = 2_000;

/** Starts everything and answers when the hub takes requests. What was started is stopped again when a later part fails. */
export async function startHub(o: HubOptions): Promise<Hub> {
  // A policy that does not hold stops the start before anything runs.
  const policies = openPolicies();
  const postgres = await startPostgres(o.dataDir, o.log);
  try {
    return await assemble(o, postgres, policies);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function assemble(o: HubOptions, postgres: Postgres, policies: Policies): Promise<Hub> {
  const database = await openDatabase(postgres, o.log);
  const auth = await openSignInDatabase(database);
  const web = webServer(o.tls, notYet);
  const port = await listen(web, o.port, o.host);
  const origins = originsOf({ publicUrl: o.publicUrl, tls: o.tls !== undefined, host: o.host, port });
  const [url] = origins;
  const env = o.env ?? {};
  const ways = waysOut(env);
  const realms = new Map<string, OpenRealm>();
  const standing = makeStanding();
  const signIn = await openSignIn({
    db: auth.db,
    secret: auth.secret,
    origins,
    issuer: issuerOf(env),
    log: o.log,
    onEnd: (id) => standing.end(NAMES.session(id)),
    accept: acceptances(realms),
    recover: recoveries(realms, standing),
    onPasskeys: (login) => notePasskeys(auth.db, realms.values(), login),
  });

  const queues: JobRunner[] = [];
  const blobs = new Map<OpenRealm, BlobStore>();
  const ledgers = new Map<OpenRealm, RealmLedger>();
  const take = async (realm: Realm): Promise<OpenRealm> => {
    const room = openRealmRooms(realm);
    blobs.set(room, openBlobs(realm, o.dataDir, BLOB_LIMITS));
    ledgers.set(room, openLedger(room, { dataDir: o.dataDir, log: o.log }));
    realms.set(room.name, room);
    queues.push(await runJobs(room, ways, o.log));
    return room;
  };
  const blobsOf = (room: OpenRealm): BlobStore => {
    const store = blobs.get(room);
    if (!store) throw new Error(`no blob store for ${room.name}`);
    return store;
  };
  const ledgerOf = (room: OpenRealm): RealmLedger => {
    const ledger = ledgers.get(room);
    if (!ledger) throw new Error(`no ledger for ${room.name}`);
    return ledger;
  };
  for (const { name } of await listRealms(database)) await take(await openRealm(database, name));
  await noteAllPasskeys(auth.db, [...realms.values()]);

  const door: Door = { signIn, realms, standing };
  const app = face({
    guard: guard(
      policies,
      whoActs(door, () => hostTicker.ticks()),
      standing,
    ),
    origins,
    log: o.log,
  });
  mount(app, {
    ...accountHandlers(door),
    ...administrationHandlers(door),
    ...intakeHandlers(),
    ...uploadHandlers(blobsOf),
    ...actHandlers(),
    ...linkHandlers(),
    ...knowledgeHandlers(),
    ...attachmentHandlers(blobsOf),
    ...tableHandlers(),
    ...deskHandlers(),
    ...caseHandlers(),
    ...taskHandlers(),
    ...inquiryHandlers(),
    ...pagingHandlers(),
    ...sensorHandlers(),
    ...roomHandlers(),
    ...filingHandlers(),
    ...pictureHandlers(),
    ...lawHandlers(),
    ...decisionHandlers(door),
    ...measureHandlers(door),
    ...roleHandlers(policies),
    ...glassHandlers(policies),
    ...previewHandlers(),
    ...oversightHandlers(),
    ...ledgerHandlers(),
    ...commissionHandlers(),
    ...openingHandlers(blobsOf),
    ...courtHandlers(),
    ...declassifyHandlers(),
    ...retentionHandlers(),
    ...sharingHandlers(),
    ...consentHandlers(),
    ...exchangeHandlers(ways.partner),
    ...assetHandlers(),
    ...councilHandlers(standing),
    ...searchHandlers(),
  });
  app.doc31("/api/v1/openapi.json", { openapi: "3.1.0", info: { title: "Noroshi hub", version: "1" } });
  app.get("/api/v1/events", eventStream);
  app.get("/api/v1/cases/:id/filing/forms/:form/file", previewFile);
  app.get("/api/v1/filings/:id/file", filingFile);
  app.get("/api/v1/oversight/reports/:id/page", statutoryPage);
  app.post("/api/v1/court-exports/:id/file", courtExport(blobsOf, ledgerProver(ledgerOf)));
  app.get("/api/v1/deliveries/:id/package", deliveredPackage);
  app.get("/api/v1/feeds/misp/:file", mispFeed);
  app.get("/api/v1/feeds/lists/:file", blockList);
  app.post("/api/v1/releases/trace", traceLeak);
  app.get("/api/v1/ledger/acts/:id/proof", proofFile(ledgerOf));
  app.get("/ledger/:realm/*", logFiles(realms, ledgerOf));
  taxii(app, origins);
  app.get("/api/v1/demo", async (c) => {
    for (const room of realms.values()) {
      const accounts = await demoAccounts(room);
      if (accounts) return c.json({ accounts });
    }
    return c.notFound();
  });
  app.on(["GET", "POST"], `${AUTH_BASE}/*`, (c) =>
    isOpenEntry(c.req.method, c.req.path) ? telling(() => signIn.handler(c.req.raw)) : c.notFound(),
  );
  servePublic(app, realms);
  serveConsole(app, o.consoleDir);
  const served = createAdaptorServer({ fetch: app.fetch });
  web.removeListener("request", notYet).on("request", (req: IncomingMessage, res: ServerResponse) => {
    front(req, env["NOROSHI_PROXY_SECRET"]);
    served.emit("request", req, res);
  });

  const makeRealm = async (plan: {
    name: string;
    kind: "live" | "exercise" | "replay";
    hubCountry: string;
    clockStepped?: string | undefined;
  }): Promise<OpenRealm> => {
    const clock = plan.clockStepped === undefined ? {} : { clock: { kind: "stepped", at: plan.clockStepped } as const };
    return take(await createRealm(database, { name: plan.name, kind: plan.kind, country: plan.hubCountry, ...clock }));
  };
  const run = runFolder(o.dataDir, process.pid);
  const local = createAdaptorServer({
    fetch: localDoor({
      signIn,
      standing,
      realms,
      makeRealm,
      ledgerOf,
      backup: (order) => backupHub(realms, blobsOf, order),
      doctor: () => doctor({ database, realms, dataDir: o.dataDir }),
      log: o.log,
      pause,
    }).fetch,
  }) as Server;
  const logs = keepAtIntervals(() => ledgers.entries(), env["NOROSHI_LEDGER_SECONDS"], o.log);
  const jumped = jumpDetector();
  const watch = setInterval(() => {
    const jump = jumped();
    if (jump) doubtTime(realms.values(), jump, o.log).catch((e: unknown) => o.log(`host clock: ${String(e)}`));
  }, CLOCK_WATCH_MS);
  await new Promise<void>((resolve, reject) => local.once("error", reject).listen(run.socket, resolve));
  run.announce(url);

  return {
    url,
    socket: run.socket,
    async stop() {
      clearInterval(watch);
      run.clear();
      await Promise.all([closed(local), closed(web)]);
      await logs.stop();
      await Promise.all(queues.map((q) => q.stop()));
      // A database that went away first takes the last half second with it; nothing is taken in from anybody meanwhile.
      await Promise.all([...realms.values()].map((r) => flushAll(r.realm).catch((e: unknown) => o.log(String(e)))));
      await Promise.all([...realms.values()].map((r) => r.realm.close()));
      await auth.close();
      await postgres.stop();
    },
  };
}

/** The port is taken early, since sign-in has to know its own address; until everything stands, the answer is "try again". */
function notYet(_req: IncomingMessage, res: ServerResponse): void {
  res.writeHead(503, { "retry-after": "1", "content-type": "text/plain; charset=utf-8" }).end("The hub is starting.\n");
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, host, () => {
      const at = server.address();
      resolve(typeof at === "object" && at !== null ? at.port : port);
    });
  });
}

/** Ends open streams as well: a browser connects again. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
