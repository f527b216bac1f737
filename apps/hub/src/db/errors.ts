/**
 * What can go wrong between the hub and its database, as a closed list of codes.
 * A store call throws one of these (or lets the driver's own error pass, when it is a broken invariant such as a
 * constraint); the HTTP door turns them into 503 or 507 with Retry-After. Nothing here ever carries content.
 */
export type DatabaseCode =
  | "DATABASE_AWAY"
  | "STORAGE_FULL"
  | "TRY_AGAIN"
  | "NOT_STANDING"
  | "DOOR_CLOSED"
  | "FOLDER_IN_USE"
  | "POSTGRES_FAILED"
  | "POSTGRES_TOO_OLD"
  | "GRANT_MISSING"
  | "ROLE_TAKEN"
  | "REALM_UNKNOWN"
  | "REALM_EXISTS"
  | "REALM_NAME"
  | "MIGRATION_CHANGED"
  | "MIGRATION_FAILED"
  | "ROLE_BOOK"; /** The roles in profiles/roles do not hold together, or somebody holds two that are never one person's. */

export class DatabaseError extends Error {
  readonly code: DatabaseCode;

  constructor(code: DatabaseCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "DatabaseError";
    this.code = code;
  }
}

/** The database cannot be reached now; it may come back. HTTP 503, Retry-After in seconds. */
export class DatabaseAway extends DatabaseError {
  readonly retryAfterSeconds = 2;

  constructor(cause: unknown) {
    super("DATABASE_AWAY", "The database cannot be reached at the moment. Nothing was stored; try again.", cause);
    this.name = "DatabaseAway";
  }
}

/** No room left on the disk, of the database or of the blob store. HTTP 507; nothing was half stored. */
export class StorageFull extends DatabaseError {
  readonly retryAfterSeconds = 60;

  constructor(cause: unknown) {
    super("STORAGE_FULL", "The disk is full. Nothing was stored; free space and try again.", cause);
    this.name = "StorageFull";
  }
}

/** Two acts met (serialisation failure, deadlock, lock timeout); the same act may simply be tried again. */
export class TryAgain extends DatabaseError {
  readonly retryAfterSeconds = 1;

  constructor(cause: unknown) {
    super("TRY_AGAIN", "Two acts met each other. Nothing was stored; try again.", cause);
    this.name = "TryAgain";
  }
}

/** Whoever acts does not act for this body any more: left, revoked, or its time has ended. HTTP 401; an open stream ends. */
export class NotStanding extends DatabaseError {
  constructor() {
    super("NOT_STANDING", "Whoever acts does not act for this body at this instant.");
    this.name = "NotStanding";
  }
}

/** The body's membership of the council is suspended, ended or not begun: what comes from others is shut to it. HTTP 403; a stream ends. */
export class DoorClosed extends DatabaseError {
  constructor() {
    super("DOOR_CLOSED", "The door of this body is closed at this instant.");
    this.name = "DoorClosed";
  }
}
