/**
 * One sighting as a line of JSON: `id, organisationId, observedAt, type, value, count, sensor, says, tell`. What it is about
 * (value, instant) must be readable, or the line is refused and named; the other lines go in. Without a type the value's own
 * shape says what it is.
 */
import { recognise } from "@noroshi/values";
import { z } from "zod";
import { HEARERS, type IntakeFault, SAYS, type Sighting } from "../contract/index.ts";
import { badDate, notOneOf } from "../faults.ts";
import { check } from "../json/check.ts";
import { instant } from "../time/span.ts";
import { readValue } from "../value/item.ts";
import { INDICATOR_TYPES, indicatorKind } from "./neutral-incident/schema.ts";

const short = z.string().min(1).max(1_000);

const Line = z.object({
  id: short,
  organisationId: short.nullish(),
  observedAt: z.string().min(1).max(100).nullish(),
  type: z.string().min(1).max(64).nullish(),
  value: z.string().min(1).max(10_000),
  count: z.int().min(1).nullish(),
  sensor: short.nullish(),
  says: z.enum(SAYS).nullish(),
  tell: z.enum(HEARERS).nullish(),
});

export type SightingReading =
  | { readonly ok: true; readonly sighting: Sighting }
  | { readonly ok: false; readonly faults: readonly IntakeFault[] };

/** Reads one line at its place (`line 7 $`). Codes: MISSING_FIELD, WRONG_TYPE, BAD_VALUE, BAD_DATE, TOO_LARGE. */
export function readSighting(value: unknown, place: string): SightingReading {
  const checked = check(Line, value, place);
  if (!checked.ok) return checked;
  const said = checked.value;
  const faults: IntakeFault[] = [];
  const observedAt = said.observedAt == null ? null : instant(said.observedAt);
  if (observedAt === undefined) {
    faults.push(
      badDate(`${place}.observedAt`, said.observedAt ?? "", ["2026-12-07T05:10:00Z", "2026-12-07T14:10:00+09:00"]),
    );
  }
  const type = said.type ?? recognise(said.value)?.kind ?? "";
  const kinds = indicatorKind(type);
  const read = kinds && readValue(kinds, said.value, `${place}.value`);
  if (!kinds) faults.push(notOneOf(`${place}.type`, type, INDICATOR_TYPES));
  else if (read && !read.ok) faults.push(read.fault);
  if (observedAt === undefined || !read?.ok) return { ok: false, faults };
  const says = said.says ?? "seen";
  return {
    ok: true,
    sighting: {
      ref: said.id,
      organisationRef: said.organisationId ?? null,
      observedAt,
      kind: read.kind,
      value: read.value,
      raw: said.value,
      count: said.count ?? 1,
      sensor: said.sensor ?? null,
      says,
      // What was merely seen is its sender's own; what came of acting on it is said for somebody to hear it.
      tell: said.tell ?? (says === "seen" ? "sender" : "office"),
      place: `${place}.value`,
    },
  };
}
