/**
 * Addresses of kept records under a pseudonym, as text. The key belongs to one permit and one epoch (a month, UTC) and goes with
 * them; `ndx` draws a tweak for every address, so that no two pseudonyms of one address can be told to be of one.
 */
import type { PseudonymForm } from "../contract/index.ts";
import { deterministic, ndx, pfx } from "./ipcrypt.ts";

/** An address of 16 bytes (IPv4 as ::ffff:a.b.c.d) as its pseudonym's text. */
export type Pseudonymise = (address: Uint8Array) => string;

/** Bytes of the key that each form takes. */
export const KEY_BYTES: Readonly<Record<PseudonymForm, number>> = { deterministic: 16, ndx: 32, pfx: 32 };

/** `chance` gives so many random bytes. Throws a RangeError when the key has not the form's length. */
export function pseudonymiser(
  form: PseudonymForm,
  key: Uint8Array,
  chance: (bytes: number) => Uint8Array,
): Pseudonymise {
  switch (form) {
    case "deterministic": {
      const turn = deterministic(key);
      return (address) => addressText(turn(address));
    }
    case "pfx": {
      const turn = pfx(key);
      return (address) => addressText(turn(address));
    }
    case "ndx": {
      const turn = ndx(key);
      return (address) => Buffer.from(turn(address, chance(16))).toString("hex");
    }
  }
}

/** The epoch of an instant: its month in UTC, `2026-12`. */
export function epochOf(instant: string): string {
  return new Date(instant).toISOString().slice(0, 7);
}

/** 16 bytes as text: RFC 5952, but for the zeros, which stay; IPv4 in dots. */
export function addressText(bytes: Uint8Array): string {
  const v4 = bytes.subarray(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff;
  if (v4) return bytes.subarray(12).join(".");
  return Array.from({ length: 8 }, (_, n) => ((bytes[2 * n] ?? 0) * 256 + (bytes[2 * n + 1] ?? 0)).toString(16)).join(
    ":",
  );
}
