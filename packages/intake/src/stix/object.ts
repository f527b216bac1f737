/**
 * One STIX object of a transfer, with the place at which it stood. The shape below is what every object must have
 * before anything else is asked of it; the standard's own rules are checked by @noroshi/stix when it is read.
 */
import { parse } from "@noroshi/stix";
import { Temporal } from "temporal-polyfill";
import type { IntakeFault } from "../contract/index.ts";
import { fault, quote } from "../faults.ts";

export interface Placed {
  readonly id: string;
  readonly type: string;
  /** Instant of the version; objects without versions (SCOs, markings) have none. */
  readonly modified: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  readonly place: string;
}

export type PlacedResult =
  | { readonly ok: true; readonly object: Placed }
  | { readonly ok: false; readonly fault: IntakeFault };

/** Type, id and version of an object; anything without them is refused at its place. */
export function placed(value: unknown, place: string): PlacedResult {
  // untrusted: any JSON value may stand in `objects`.
  if (!isRecord(value)) {
    return {
      ok: false,
      fault: fault(
        "WRONG_TYPE",
        place,
        "Only STIX objects may stand here.",
        "ここには STIX オブジェクトだけを書けます。",
      ),
    };
  }
  const { id, type, modified } = value;
  if (typeof type !== "string" || typeof id !== "string" || id.length > 300) {
    return {
      ok: false,
      fault: fault(
        "MISSING_FIELD",
        place,
        "A STIX object needs the properties type and id.",
        "STIX オブジェクトには type と id が必要です。",
      ),
    };
  }
  if (modified !== undefined && (typeof modified !== "string" || comparable(modified) === undefined)) {
    return {
      ok: false,
      fault: fault(
        "BAD_DATE",
        `${place}.modified`,
        "Write modified as an RFC 3339 timestamp with Z.",
        "modified は Z で終わる RFC 3339 の日時で書いてください。",
      ),
    };
  }
  return { ok: true, object: { id, type, modified, body: value, place } };
}

/** True if `a` is a later version than `b`. */
export function later(a: Placed, b: Placed): boolean {
  const [left, right] = [a.modified && comparable(a.modified), b.modified && comparable(b.modified)];
  return (
    left instanceof Temporal.Instant && right instanceof Temporal.Instant && Temporal.Instant.compare(left, right) > 0
  );
}

/** Most faults that are told of one object. */
const MOST = 20;

/** The MUST rules of the standard that the object breaks, as faults of the contract. */
export function broken(object: Placed): readonly IntakeFault[] {
  const read = parse(object.body);
  if (read.ok) return [];
  return read.faults
    .slice(0, MOST)
    .map((one) =>
      fault(
        "STIX_RULE",
        one.path ? `${object.place}.${one.path}` : object.place,
        `${one.say} (${one.rule})`,
        `STIX 2.1 の規則に合いません：${quote(one.rule)}。${quote(one.path) || "このオブジェクト"} を直してください。`,
      ),
    );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function comparable(raw: string): Temporal.Instant | undefined {
  try {
    return raw.length > 40 ? undefined : Temporal.Instant.from(raw);
  } catch {
    return undefined;
  }
}
