/**
 * A hub as a child process, as a user runs it, so that it and its database can be killed at any moment and started again on
 * the same folder. Trusts nothing that a killed process might still have said: after a kill everything is asked anew.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { type Answered, answered, callSocket, type Furniture, furnish, REALM } from "../testing-hub.ts";

export { bundle, notice, REALM } from "../testing-hub.ts";
export { writeBundle } from "./testing-bundle.ts";

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));

/** To be preloaded: the hub's ciphers leave bytes as they are. */
export const PLAIN_CIPHER = fileURLToPath(new URL("./testing-plain-cipher.ts", import.meta.url));

export interface ChildHub extends AsyncDisposable {
  readonly dataDir: string;
  readonly said: readonly string[];
  /** A call as a body's machine; undefined when no answer came (the hub is gone). */
  as(
    body: string,
    method: string,
    path: string,
    init?: { body?: string | Uint8Array; headers?: Record<string, string> },
  ): Promise<Answered | undefined>;
  local(method: string, path: string, body?: unknown): Promise<Answered>;
  start(): Promise<void>;
  killHub(): Promise<void>;
  /** False when no server runs just now. */
  killDatabase(): boolean;
  /** Peak and present resident memory of the hub's process, in bytes. */
  memory(): { peak: number; now: number };
  /** Processor time so far in seconds, of the hub's process and of its database's: what a figure of one busy machine is held to. */
  processor(): { hub: number; database: number };
  /** As the owner of the database: for looking behind the hub's back. */
  look<T>(fn: (client: pg.ClientBase) => Promise<T>): Promise<T>;
}

/**
 * Starts a hub on a new folder and founds the drill's realm in it.
 * @param options.preload a file that the process loads before anything else
 */
export async function childHub(options: Furniture & { readonly preload?: string } = {}): Promise<ChildHub> {
  const dataDir = mkdtempSync(join(tmpdir(), "noroshi-child-"));
  const said: string[] = [];
  const keys = new Map<string, string>();
  let child: ChildProcess | undefined;
  let at = { url: "", socket: "" };

  const start = async (): Promise<void> => {
    const preload = options.preload === undefined ? [] : ["--import", options.preload];
    const node = ["--max-semi-space-size=4", ...preload];
    const started = spawn(process.execPath, [...node, MAIN, "serve", "--data", dataDir], {
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    child = started;
    started.stderr?.setEncoding("utf8").on("data", (text: string) => void said.push(text));
    at = await new Promise((resolve, reject) => {
      started.once("message", (m) => resolve((m as { ready: typeof at }).ready));
      started.once("exit", (status) => reject(new Error(`the hub ended with ${status}: ${said.slice(-20).join("")}`)));
    });
  };
  const local: ChildHub["local"] = (method, path, body) => callSocket(at.socket, method, path, body);
  const gone = async (signal: NodeJS.Signals): Promise<void> => {
    const one = child;
    if (!one || one.exitCode !== null || one.signalCode !== null) return;
    const end = new Promise((resolve) => one.once("exit", resolve));
    one.kill(signal);
    await end;
  };
  await start();
  await furnish(local, options);
  for (const body of ["port", "bank", "police", "alpha", "office"]) {
    keys.set(
      body,
      String((await local("POST", `/local/realms/${REALM}/keys`, { organisation: body, name: "test" })).json["key"]),
    );
  }
  const data = join(dataDir, "postgres");

  return {
    dataDir,
    said,
    start,
    local,
    async as(body, method, path, init = {}) {
      try {
        const content =
          init.body === undefined
            ? {}
            : { body: typeof init.body === "string" ? init.body : new Uint8Array(init.body) };
        const res = await fetch(at.url + path, {
          method,
          headers: { "x-api-key": keys.get(body) ?? "", ...init.headers },
          ...content,
        });
        return answered(res.status, res.headers, await res.text());
      } catch {
        return undefined;
      }
    },
    killHub: () => gone("SIGKILL"),
    killDatabase: () => killPostmaster(data),
    memory: () => memoryOf(child?.pid ?? 0),
    processor: () => ({ hub: processorOf(child?.pid ?? 0), database: processorOfDatabase(data) }),
    look: (fn) => lookInto(data, fn),
    async [Symbol.asyncDispose]() {
      await gone("SIGTERM");
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** How to reach a data folder's database as its owner; reads where its socket lies from the server's own note. */
function ownerOf(data: string): pg.ClientConfig {
  const socket = (readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[4] ?? "").trim();
  return { host: socket, port: 5432, user: "noroshi", database: "postgres" };
}

/** For scans of bytes: no value of the realm's tables is compressed from here on. */
export async function uncompressed(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ told: string }>(`
    select format('alter table %s alter column %I set storage external', c.oid::regclass, a.attname) as told
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and a.atttypid in ('bytea'::regtype, 'text'::regtype, 'jsonb'::regtype)`);
  for (const { told } of rows) await client.query(told);
}

/** Which table, with what it keeps aside, lies in which file below the database's folder. */
export async function filesOfTables(client: pg.ClientBase): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ path: string; name: string }>(`
    select pg_relation_filepath(f.oid) as path, c.relname as name
    from pg_class c join pg_class f on f.oid in (c.oid, c.reltoastrelid)
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'`);
  return new Map(rows.map(({ path, name }) => [path, name]));
}

/** Looks into the realm as the owner of the database does: past every role, for what no reader may see. */
export async function lookInto<T>(data: string, fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(ownerOf(data));
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query(`set search_path = realm_${REALM}`);
    return await fn(client);
  } finally {
    await client.end();
  }
}

const postmasterOf = (data: string): number =>
  Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);

/** Kills the server of a database folder hard; false when none runs just now. */
export function killPostmaster(data: string): boolean {
  try {
    process.kill(postmasterOf(data), "SIGKILL");
    return true;
  } catch {
    return false;
  }
}

/** Linux counts in hundredths of a second. */
const TICKS = 100;

/** The fields of /proc/PID/stat after the command's name, which may hold spaces. Linux only. */
function statOf(pid: number): readonly number[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
  } catch {
    return []; // it ended meanwhile
  }
}

function processorOf(pid: number): number {
  const stat = statOf(pid);
  return ((stat[11] ?? 0) + (stat[12] ?? 0)) / TICKS;
}

/** Processor time of a data folder's database so far, in seconds. */
export const processorOfDatabase = (data: string): number => processorBelow(postmasterOf(data));

/** Of a process, its children that have ended, and those that run. */
function processorBelow(pid: number): number {
  const own = statOf(pid);
  const ended = ((own[13] ?? 0) + (own[14] ?? 0)) / TICKS;
  const running = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && statOf(Number(name))[1] === pid)
    .reduce((sum, name) => sum + processorOf(Number(name)), 0);
  return processorOf(pid) + ended + running;
}

/** Linux only: /proc/PID/status, in kB. */
function memoryOf(pid: number): { peak: number; now: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const of = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? 0) * 1024;
  return { peak: of("VmHWM"), now: of("VmRSS") };
}
