/**
 * Starts the hub's own PostgreSQL as a child process, or takes the one that DATABASE_URL names.
 * It listens on a unix socket in a private folder and lets in only the hub's own system user (peer authentication); fsync and
 * checksums are on; nothing of a statement's values reaches its log. If the server dies, it is started again in the same place.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { DatabaseError } from "./errors.ts";
import { externalPostgres } from "./external.ts";
import { lockFolder } from "./lock.ts";
import { stopOrphan } from "./orphan.ts";
import { findPlace, type Place } from "./place.ts";
import type { Connection, Log, Postgres } from "./postgres.ts";
import { SETTINGS } from "./settings.ts";

/**
 * Makes the database of a data folder ready and says how to reach it. With DATABASE_URL (env) nothing is started.
 * Codes: FOLDER_IN_USE, POSTGRES_FAILED, POSTGRES_TOO_OLD, GRANT_MISSING.
 */
export async function startPostgres(
  dataDir: string,
  log: Log,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Postgres> {
  const place = env["DATABASE_URL"] ? undefined : findPlace(dataDir, log);
  if (place === undefined) return externalPostgres(dataDir, env["DATABASE_URL"] ?? "");
  const lock = lockFolder(dataDir, log);
  try {
    await stopOrphan(place.data, log);
    if (!existsSync(join(place.data, "PG_VERSION"))) initialise(place);
    admitOnlyUs(place);
    const server = new Server(place, log);
    await server.start();
    return {
      kind: "embedded",
      connection: server.connection,
      dataDir,
      pid: () => server.pid,
      stop: async () => {
        await server.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function initialise(place: Place): void {
  const options = [
    "-D",
    place.data,
    "-U",
    "noroshi",
    "--auth-local=peer",
    "--auth-host=reject",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
    "--no-instructions",
  ];
  const done = spawnSync(join(place.bin, "bin", "initdb"), options, {
    ...asUser(place),
    cwd: "/",
    env: { LC_ALL: "C", PATH: "/usr/bin:/bin" },
    encoding: "utf8",
  });
  if (done.status !== 0) {
    throw new DatabaseError(
      "POSTGRES_FAILED",
      `initdb could not make a database in ${place.data}: ${(done.stderr || String(done.error ?? "")).trim().slice(-2000)}`,
    );
  }
}

/** pg_hba and pg_ident are written at every start: the hub's system user may act as any role here, nobody else as any. */
function admitOnlyUs(place: Place): void {
  const me = userInfo().username;
  writeFileSync(join(place.data, "pg_hba.conf"), "# written by the hub at every start\nlocal all all peer map=hub\n");
  writeFileSync(join(place.data, "pg_ident.conf"), `# written by the hub at every start\nhub "${me}" all\n`);
}

function asUser(place: Place): { uid?: number; gid?: number } {
  return place.uid === undefined ? {} : { uid: place.uid, gid: place.uid };
}

/** Keeps one server running until it is told to stop. */
class Server {
  readonly connection: Connection;
  readonly #place: Place;
  readonly #log: Log;
  #child: ChildProcess | undefined;
  #stopping = false;

  constructor(place: Place, log: Log) {
    this.#place = place;
    this.#log = log;
    this.connection = { host: place.sockets, port: 5432, database: "postgres", user: "noroshi" };
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  async start(): Promise<void> {
    const said: string[] = [];
    const child = this.#spawn(said);
    for (let waited = 0; waited < 60_000; waited += 20) {
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new DatabaseError(
          "POSTGRES_FAILED",
          `PostgreSQL did not start in ${this.#place.data}: ${said.slice(-10).join(" | ")}`,
        );
      }
      if (isReady(this.#place.data) && (await answers(this.connection))) return;
      await pause(20);
    }
    child.kill("SIGQUIT");
    throw new DatabaseError(
      "POSTGRES_FAILED",
      `PostgreSQL did not get ready within a minute in ${this.#place.data}: ${said.slice(-10).join(" | ")}`,
    );
  }

  #spawn(said: string[]): ChildProcess {
    const { bin, data, sockets } = this.#place;
    const settings = Object.entries({ ...SETTINGS, unix_socket_directories: sockets }).flatMap(([name, value]) => [
      "-c",
      `${name}=${value}`,
    ]);
    // An own process group: Ctrl-C in a terminal reaches the hub, which then stops the server in order.
    const child = spawn(join(bin, "bin", "postgres"), ["-D", data, ...settings], {
      ...asUser(this.#place),
      cwd: "/",
      env: { LC_ALL: "C", TZ: "UTC", PATH: "/usr/bin:/bin" },
      stdio: ["ignore", "ignore", "pipe"],
      detached: true,
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      for (const line of text.split("\n")) if (line !== "") said.push(line);
      said.splice(0, said.length - 50);
      for (const line of text.split("\n"))
        if (/\b(FATAL|PANIC|ERROR|WARNING):/.test(line)) this.#log(`postgres: ${line}`);
    });
    child.on("error", (error) => said.push(error.message));
    child.on("exit", () => {
      if (this.#child === child && !this.#stopping) void this.#revive();
    });
    this.#child = child;
    return child;
  }

  /** The server died under us (killed, crashed): start it again; PostgreSQL recovers by itself. */
  async #revive(): Promise<void> {
    this.#log("postgres: the server ended unexpectedly; starting it again");
    for (let wait = 50; !this.#stopping; wait = Math.min(wait * 2, 5_000)) {
      await pause(wait);
      if (this.#stopping) return;
      try {
        // `#child` is set by start(); a failed start must not call us a second time.
        this.#child = undefined;
        await stopOrphan(this.#place.data, this.#log);
        await this.start();
        return;
      } catch (error) {
        this.#log(`postgres: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    child.kill("SIGINT"); // fast shutdown: open transactions roll back, a checkpoint is written
    const late = globalThis.setTimeout(() => child.kill("SIGQUIT"), 30_000);
    await gone;
    clearTimeout(late);
    rmSync(this.#place.sockets, { recursive: true, force: true });
  }
}

/** Line 8 of postmaster.pid says "ready" once connections are taken. */
function isReady(data: string): boolean {
  try {
    return readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[7]?.trim() === "ready";
  } catch {
    return false;
  }
}

async function answers(connection: Connection): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
