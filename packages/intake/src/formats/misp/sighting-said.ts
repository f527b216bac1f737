/**
 * Sightings as MISP itself sends them (`/sightings/add`, or `{"Sighting": {…}}` as it lists them), as lines of this door: type 0 seen,
 * 1 a false positive. They answer what this hub gave out, so the office hears them. Anything else is handed on as it came: the
 * door's own reading names what is wrong with it.
 */
import { instantOf } from "./sightings.ts";

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
/** A text or a number as it was written; nothing else has a reading of its own. */
const written = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

/** @returns one line for each value that it names; what is no sighting of MISP's unchanged */
export function fromMisp(line: unknown): readonly unknown[] {
  // untrusted: the sender's line
  if (!isFields(line)) return [line];
  const said = isFields(line["Sighting"]) ? line["Sighting"] : line;
  const type = written(said["type"] ?? (Array.isArray(said["values"]) ? "0" : ""));
  if (type !== "0" && type !== "1") return [line];
  const when = said["date_sighting"] ?? said["timestamp"];
  const observedAt = typeof when === "string" || typeof when === "number" ? (instantOf(when) ?? String(when)) : null;
  const values: readonly unknown[] = Array.isArray(said["values"]) ? said["values"] : [said["value"]];
  const name = [said["uuid"] ?? said["id"], said["source"], when, type]
    .filter((part) => part !== undefined)
    .map(written)
    .join(" ");
  return values.map((value) => ({
    id: `misp ${name} ${written(value)}`.slice(0, 1_000),
    observedAt,
    value,
    sensor: said["source"] || null,
    says: type === "0" ? "seen" : "false_positive",
    tell: "office",
  }));
}
