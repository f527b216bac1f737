/**
 * Starts the hub's own PostgreSQL as a child process, or takes the one that DATABASE_URL names.
 * It listens on a unix socket in a private folder and lets in only the hub's own system user (peer authentication); fsync and
 * checksums are on; nothing of a statement's values reaches its log. If the server dies, it is started again in the same place.
 */
import { spawnSync } from "node:child_process";
import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { DatabaseError } from "./errors.ts";
import { externalPostgres } from "./external.ts";
import { lockFolder } from "./lock.ts";
import { stopOrphan } from "./orphan.ts";
import { asUser, findPlace, ownFolder, type Place } from "./place.ts";
import type { Log, Postgres } from "./postgres.ts";
import { Server } from "./server.ts";

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
  const server = new Server(place, log);
  try {
    await stopOrphan(place.data, log);
    if (!existsSync(join(place.data, "PG_VERSION"))) initialise(place);
    admitOnlyUs(place);
    await server.start();
    return {
      kind: "embedded",
      connection: server.connection,
      dataDir,
      pid: () => server.pid,
      diskFull: () => server.diskFull,
      stop: async () => {
        await server.stop();
        lock.release();
      },
    };
  } catch (error) {
    await server.stop();
    lock.release();
    throw error;
  }
}

/** Made beside its place and moved there whole: a crash in the middle leaves no half database that looks like one. */
function initialise(place: Place): void {
  const fresh = `${place.data}.new`;
  rmSync(fresh, { recursive: true, force: true });
  ownFolder(fresh, place.uid);
  const options = [
    "-D",
    fresh,
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
  renameSync(fresh, place.data);
}

/** pg_hba and pg_ident are written at every start: the hub's system user may act as any role here, nobody else as any. */
function admitOnlyUs(place: Place): void {
  const me = userInfo().username;
  writeFileSync(join(place.data, "pg_hba.conf"), "# written by the hub at every start\nlocal all all peer map=hub\n");
  writeFileSync(join(place.data, "pg_ident.conf"), `# written by the hub at every start\nhub "${me}" all\n`);
}
