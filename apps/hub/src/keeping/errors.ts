/**
 * What can go wrong in the keeping rooms (keys, blobs, backups), as a closed list of codes.
 * Wrong key, cut file and changed file are told apart where that can be known; no message repeats content or key material.
 */
export type KeyCode = "KEY_MISSING" | "KEY_MALFORMED" | "KEY_ERASED" | "KEY_HIDDEN" | "SEAL_BROKEN";

export class KeyError extends Error {
  readonly code: KeyCode;

  constructor(code: KeyCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "KeyError";
    this.code = code;
  }
}
