/** How hits are written: a line for people, an object a line for programs. */
import type { Hit } from "@noroshi/sensing";
import { printable } from "../lines-out.ts";
import type { Format } from "./formats.ts";

/** Microseconds since 1970 as RFC 3339; null where the record says no time. */
export function timeText(microseconds: number): string | null {
  if (Number.isNaN(microseconds)) return null;
  const micro = String(((microseconds % 1e6) + 1e6) % 1e6).padStart(6, "0");
  const whole = new Date(Math.floor(microseconds / 1e6) * 1000);
  return Number.isNaN(whole.getTime()) ? null : `${whole.toISOString().slice(0, 19)}.${micro}Z`;
}

export function hitObject(hit: Hit, format: Format): object {
  return {
    [format.counts]: hit.number,
    time: timeText(hit.time),
    field: format.fields[hit.field] ?? hit.field,
    value: hit.value,
    indicator: hit.indicator.value,
    ...(hit.indicator.port === undefined ? {} : { port: hit.indicator.port }),
    kind: hit.indicator.kind,
    relation: hit.relation,
    assertion: hit.assertion,
    table: hit.table,
  };
}

const RELATIONS: Readonly<Record<Hit["relation"], string>> = {
  exact: "",
  parent: ", a parent of it",
  within: ", around it",
  host: ", whose host it is",
  path: ", host and path",
  full: "",
};

export function hitLine(hit: Hit, format: Format): string {
  const { kind, value, port } = hit.indicator;
  const beside = port === undefined ? "" : `, port ${port}`;
  const asserted = [hit.assertion.id, `line ${hit.assertion.line}`].filter((one) => one !== undefined).join(", ");
  return printable(
    `${format.counts} ${hit.number}  ${timeText(hit.time) ?? "no time"}  ${format.fields[hit.field] ?? hit.field} ${hit.value}  ← ${kind} ${value}${beside}${RELATIONS[hit.relation]} (${asserted})`,
  );
}
