/**
 * Tells formats apart by what stands at the top of a JSON value. The sender's file name and media type are never
 * asked: they are claims. Formats that are known but not taken are named, so that the refusal can say what to do.
 */
import type { Format } from "./contract/index.ts";
import { FORM_SCHEMA } from "./form/document.ts";
import { FORMS } from "./form/fields.ts";
import { isManifest } from "./formats/misp/manifest.ts";

/** Known, and no report: each belongs to a door of its own or has to be written otherwise. */
export type NotTaken = "sightings" | "stix-object" | "misp-manifest" | "csaf";
export type Recognised = Format | NotTaken;

const NOT_TAKEN: ReadonlySet<Recognised> = new Set(["sightings", "stix-object", "misp-manifest", "csaf"]);

/** True for what is known and no report. */
export function isNotTaken(format: Recognised): format is NotTaken {
  return NOT_TAKEN.has(format);
}

/** What a JSON value is, from its top alone; undefined if it is nothing that intake knows. */
export function formatOf(value: unknown): Recognised | undefined {
  if (Array.isArray(value)) return formatOfList(value);
  if (typeof value !== "object" || value === null) return undefined;
  const top = value as Readonly<Record<string, unknown>>;
  const has = (name: string) => Object.hasOwn(top, name);
  const schema = top["schema"];
  if (typeof schema === "string") {
    if (schema.startsWith("police-submission/")) return "police-submission";
    if (schema.startsWith("neutral-incident/")) return "neutral-incident";
    if (schema === FORM_SCHEMA) return FORMS.find(({ format }) => format === top["form"])?.format;
    return undefined;
  }
  if (has("Incident") && typeof top["version"] === "string") return "iodef-2";
  if (has("incident_id") && has("timeline")) return "veris";
  if (has("document") && (has("vulnerabilities") || has("product_tree") || has("$schema"))) return "csaf";
  if (isManifest(top)) return "misp-manifest";
  if (has("Event") || has("response")) return "misp-event";
  if (top["type"] === "bundle") return top["spec_version"] === "2.0" ? "stix-bundle-2.0" : "stix-bundle-2.1";
  if (typeof top["type"] === "string" && typeof top["id"] === "string" && top["id"].startsWith(`${top["type"]}--`))
    return "stix-object";
  if (has("objects") || (has("more") && typeof top["more"] === "boolean")) return "taxii-envelope-2.1";
  if (has("organisationId") && has("observedAt") && has("type") && has("value")) return "sightings";
  return undefined;
}

const LISTS: ReadonlySet<Recognised> = new Set(["misp-event", "neutral-incident", "sightings", "stix-object", "veris"]);

/** A list is a MISP feed of events, or several neutral notices; everything else is not. */
function formatOfList(list: readonly unknown[]): Recognised | undefined {
  const [first] = list;
  const format = Array.isArray(first) ? undefined : formatOf(first);
  return format !== undefined && LISTS.has(format) ? format : undefined;
}
