/**
 * What can go wrong in the keeping rooms (keys, blobs, backups), as a closed list of codes.
 * Wrong key, cut file and changed file are told apart where that can be known; no message repeats content or key material.
 */
export type KeepingCode =
  | "KEY_MISSING"
  | "KEY_MALFORMED"
  | "KEY_CONFLICT"
  | "SEAL_BROKEN"
  | "BLOB_MISSING"
  | "BLOB_BROKEN"
  | "BLOB_OFFSET"
  | "BLOB_TOO_LARGE"
  | "QUOTA_FULL"
  | "VAULT_UNKNOWN"
  | "VAULT_WRONG_KEY"
  | "VAULT_CUT"
  | "VAULT_CHANGED"
  | "BACKUP_UNREADABLE"
  | "BACKUP_MISMATCH"
  | "RESTORE_NOT_EMPTY";

export class KeepingError extends Error {
  readonly code: KeepingCode;

  constructor(code: KeepingCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "KeepingError";
    this.code = code;
  }
}
