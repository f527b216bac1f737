/**
 * Who has tried too often waits: ten failed tries lock an address for a quarter of an hour, every further ten for twice as
 * long, up to four hours. It counts for addresses that nobody has, too, and a locked address gets the very answer of a wrong
 * password: neither tells whether the address is known. Passkeys and single sign-on are not locked by it.
 */
import { createHmac } from "node:crypto";
import type { SignInDatabase } from "../../db/sign-in-pool.ts";
import { keyObject } from "../../keeping/key-object.ts";
import { countFailure, forgetFailures, lockedUntil, lockUntil } from "./lock-out-store.ts";

/** NIST SP 800-63B §5.2.2 allows up to a hundred; ten leave room for typing errors and none for guessing. */
export const TRIES = 10;
const FIRST_LOCK_MS = 15 * 60_000;
const LONGEST_LOCK_MS = 4 * 3_600_000;

export interface LockOut {
  readonly digest: (address: string) => string;
  readonly isLocked: (address: string) => Promise<boolean>;
  /** @returns true when this try locked it */
  readonly failed: (address: string) => Promise<boolean>;
  readonly cleared: (address: string) => Promise<void>;
}

/** @param secret the sign-in's own; without it the hashes in the books tell nothing of the addresses */
export function lockOut(db: SignInDatabase["db"], secret: string, now: () => Date): LockOut {
  const key = keyObject(Buffer.from(secret, "utf8"));
  const digest = (address: string): string =>
    createHmac("sha256", key).update(`address ${address.trim().toLowerCase()}`).digest("base64url");
  return {
    digest,
    isLocked: async (address) => (await lockedUntil(db, digest(address), now())) !== undefined,
    async failed(address) {
      const at = now();
      const failures = await countFailure(db, digest(address), at);
      if (failures % TRIES !== 0) return false;
      await lockUntil(db, digest(address), new Date(at.getTime() + lockMs(failures)));
      return true;
    },
    cleared: (address) => forgetFailures(db, digest(address)),
  };
}

/** How long the lock lasts after so many failures in a row. */
export function lockMs(failures: number): number {
  return Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** (Math.floor(failures / TRIES) - 1));
}
