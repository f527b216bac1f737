/**
 * Reads a driver's or file system's error and says what kind of trouble it is.
 * Trusts SQLSTATE and errno codes only, never the text of a message (it follows the server's language), except for the
 * three sentences that the driver itself writes without any code when a connection breaks.
 */
import { DatabaseAway, DatabaseError, StorageFull, TryAgain } from "./errors.ts";

// SQLSTATE, PostgreSQL manual appendix A: class 08 connection exceptions, 57P01–57P05 shutdown and crash, 53300 too many connections.
const AWAY = new Set(["57P01", "57P02", "57P03", "57P05", "53300"]);
const AWAY_ERRNO = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);
const FULL = new Set(["53100", "ENOSPC", "EDQUOT"]);
const AGAIN = new Set(["40001", "40P01", "55P03"]);
const DRIVER_SAYS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end|Client was closed|Query read timeout|driver has already been destroyed)/;

/** The code of an error that came from `pg`, `fs` or `net`, if it has one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** Turns what a driver threw into one of the typed troubles; gives anything else back unchanged. */
export function mapFault(error: unknown): unknown {
  if (error instanceof DatabaseError) return error;
  const code = codeOf(error);
  if (code !== undefined) {
    if (FULL.has(code)) return new StorageFull(error);
    if (AGAIN.has(code)) return new TryAgain(error);
    if (code.startsWith("08") || AWAY.has(code)) return new DatabaseAway(error);
    if (AWAY_ERRNO.has(code) && !isFileError(error)) return new DatabaseAway(error);
    // could not extend file / write: PostgreSQL says 58030 io_error for some full disks; the errno text is not translated there
    return error;
  }
  if (error instanceof AggregateError) return new DatabaseAway(error);
  if (error instanceof Error && DRIVER_SAYS.test(error.message)) return new DatabaseAway(error);
  return error;
}

/** ENOENT of `connect` means no socket, so no server; ENOENT of `open` is a missing file and somebody else's trouble. */
function isFileError(error: unknown): boolean {
  if (typeof error !== "object" || error === null || !("syscall" in error)) return false;
  return (
    error.syscall !== "connect" &&
    error.syscall !== "read" &&
    error.syscall !== "write" &&
    error.syscall !== "getaddrinfo"
  );
}
