/**
 * One PostgreSQL process, kept running until it is told to stop. If it ends by itself (killed, crashed, disk full) it is
 * started again in the same place, with growing pauses, until it stays; PostgreSQL recovers what was committed.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { DatabaseError } from "./errors.ts";
import { stopOrphan } from "./orphan.ts";
import { asUser, type Place } from "./place.ts";
import type { Connection, Log } from "./postgres.ts";
import { SETTINGS } from "./settings.ts";

/** Recovery reads at most about max_wal_size (1 GB) again; ten minutes is a very slow disk. */
const LONGEST_RECOVERY_MS = 600_000;

/** Keeps one server running until it is told to stop. */
export class Server {
  readonly connection: Connection;
  readonly #place: Place;
  readonly #log: Log;
  /** The last one spawned, and the one that took connections: only that one's end is a crash. */
  #child: ChildProcess | undefined;
  #running: ChildProcess | undefined;
  #stopping = false;
  #saidFull = false;

  constructor(place: Place, log: Log) {
    this.#place = place;
    this.#log = log;
    this.connection = { host: place.sockets, port: 5432, database: "postgres", user: "noroshi" };
  }

  /** True while the server is down because its disk is full: that is what HTTP should say. */
  get diskFull(): boolean {
    return this.#saidFull && this.#running === undefined;
  }

  get pid(): number | undefined {
    return this.#running?.pid;
  }

  /** Resolves when connections are taken. Throws POSTGRES_FAILED when the server ended instead; then nothing of it is left. */
  async start(): Promise<void> {
    const said: string[] = [];
    const child = this.#spawn(said);
    for (let waited = 0; waited < LONGEST_RECOVERY_MS; waited += 20) {
      if (ended(child)) break;
      if (isReady(this.#place.data) && (await answers(this.connection))) {
        if (ended(child)) break;
        this.#running = child;
        this.#saidFull = false;
        return;
      }
      if (waited === 5_000) this.#log("postgres: still starting; it may be recovering from a crash");
      await pause(20);
    }
    child.kill("SIGQUIT");
    throw new DatabaseError(
      "POSTGRES_FAILED",
      `PostgreSQL did not start in ${this.#place.data}: ${said.slice(-10).join(" | ")}`,
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
      // LC_ALL=C: the system's own words for ENOSPC
      if (text.includes("No space left on device")) this.#saidFull = true;
      for (const line of text.split("\n"))
        if (/\b(FATAL|PANIC|ERROR|WARNING):/.test(line)) this.#log(`postgres: ${line}`);
    });
    child.on("error", (error) => said.push(error.message));
    child.on("exit", () => {
      if (this.#running !== child) return; // it never ran: start() says so
      this.#running = undefined;
      if (!this.#stopping) void this.#revive();
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
    if (child !== undefined && !ended(child)) {
      const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      child.kill("SIGINT"); // fast shutdown: open transactions roll back, a checkpoint is written
      const late = globalThis.setTimeout(() => child.kill("SIGQUIT"), 30_000);
      await gone;
      clearTimeout(late);
    }
    rmSync(this.#place.sockets, { recursive: true, force: true });
  }
}

function ended(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
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
