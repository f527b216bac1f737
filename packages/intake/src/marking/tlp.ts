/**
 * Reads TLP as senders write it and keeps it from ever becoming milder: of two markings the stricter stands, and a
 * marking that cannot be read counts as RED. TLP 2.0 (FIRST, August 2022); WHITE of TLP 1 is CLEAR.
 */
import { stricter, TLP_ORDER } from "@noroshi/handling";
import type { Tlp } from "../contract/index.ts";

export { stricter };

/** What an unmarked report of a format without a rule of its own counts as: the receiving organisation alone. */
export const UNMARKED: Tlp = "amber+strict";

/** The strictest of many, or undefined for none. */
export function strictest(marks: readonly Tlp[]): Tlp | undefined {
  return marks.reduce<Tlp | undefined>((most, mark) => (most === undefined ? mark : stricter(most, mark)), undefined);
}

/** The mildest of many, or undefined for none. */
export function mildest(marks: readonly Tlp[]): Tlp | undefined {
  return TLP_ORDER.find((level) => marks.includes(level));
}

/** True if `a` may be shown wherever `b` may be shown. */
export function atMost(a: Tlp, b: Tlp): boolean {
  return TLP_ORDER.indexOf(a) <= TLP_ORDER.indexOf(b);
}

/** `TLP:AMBER+STRICT`, `tlp:white`, `Ａｍｂｅｒ`: the level, or undefined if it is none of the closed list. */
export function readTlp(raw: string): Tlp | undefined {
  if (raw.length > 64) return undefined;
  const word = raw
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_]+/g, "")
    .replace(/^tlp[:-]?/, "");
  if (word === "white") return "clear";
  if (word === "amberstrict" || word === "amber-strict") return "amber+strict";
  return TLP_ORDER.find((level) => level === word);
}
