/**
 * Tells files apart by content: knowledge, lines of notices, STIX 2.0 that has to be lifted here, a TAXII server's collections, or
 * something for the hub's intake to decide. Names and endings are claims and decide nothing but which files of a folder are
 * looked at.
 */
import { readFile } from "node:fs/promises";
import { doorOf } from "@noroshi/intake";
import { INLINE } from "../hub/send-file.ts";
import { readHead, valueOfFirstLine } from "./head.ts";
import { readJson } from "./json.ts";
import { type KnowledgeKind, knowledgeKind } from "./knowledge-kind.ts";
import { collectionsOf, isOldStix, saysOldStix } from "./stix-shape.ts";

/** Over this a file is not read whole to be told apart: it is offered to the hub as it is. */
export const WHOLE = 64 * 1024 * 1024;

export const IMPORT_KINDS = ["reports", "notices", "knowledge"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number] | "auto";

export type Told =
  | { readonly kind: "broken"; readonly place: string; readonly say: string }
  | { readonly kind: "knowledge"; readonly of: KnowledgeKind; readonly value: unknown }
  | { readonly kind: "knowledge-lines"; readonly of: KnowledgeKind }
  | { readonly kind: "no-knowledge" }
  | { readonly kind: "notices" }
  | { readonly kind: "old-stix"; readonly value: unknown }
  | { readonly kind: "collections"; readonly values: readonly { readonly name: string; readonly envelope: unknown }[] }
  /** Sightings and advisories: doors of their own. */
  | { readonly kind: "elsewhere" }
  /** The manifest of a MISP feed. */
  | { readonly kind: "manifest" }
  /** Nothing that anybody would import: `what` says what it is. */
  | { readonly kind: "passed-over"; readonly what: string }
  /** `old`: STIX 2.0, which the hub lifts itself. */
  | { readonly kind: "report"; readonly old?: true };

/** untrusted: every file; nothing of it is believed but its shape. */
export async function tellApart(file: string, wanted: ImportKind): Promise<Told> {
  if (wanted === "notices") return { kind: "notices" };
  const { head, size } = await readHead(file);
  if (head.subarray(0, 2).toString("latin1") === "PK")
    return wanted === "knowledge" ? { kind: "no-knowledge" } : { kind: "report" };
  if (wanted !== "knowledge" && doorOf(head) !== "reports") return { kind: "elsewhere" };
  if (/^"?cveID"?,/.test(head.subarray(0, 20).toString("latin1")))
    return { kind: "passed-over", what: "KEV as a table; its JSON says the same" };
  const first = valueOfFirstLine(head, size);
  if (first) return ofLines(first, wanted);
  // Tables, letters and texts are the hub's to read; a file that calls itself JSON has to be it.
  const claims =
    /\.(json|ndjson|jsonl)$/i.test(file) ||
    /^\s*[[{]/.test(head.subarray(0, 1000).toString("utf8").replace("\ufeff", ""));
  if (size > WHOLE || !claims) return wanted === "knowledge" ? { kind: "no-knowledge" } : { kind: "report" };
  const read = readJson(head.length === size ? head.toString("utf8") : await readFile(file, "utf8"));
  return read.ok ? ofValue(read.value, wanted, size) : { kind: "broken", place: read.place, say: read.say };
}

function ofLines(first: unknown, wanted: ImportKind): Told {
  const of = wanted === "reports" ? undefined : knowledgeKind(first);
  if (of) return { kind: "knowledge-lines", of };
  if (wanted === "knowledge") return { kind: "no-knowledge" };
  const notice = typeof first === "object" && first !== null && "organisation" in first;
  return wanted === "auto" && notice ? { kind: "notices" } : { kind: "report" };
}

function ofValue(value: unknown, wanted: ImportKind, size: number): Told {
  const of = wanted === "reports" ? undefined : knowledgeKind(value);
  if (of) return { kind: "knowledge", of, value };
  if (wanted === "knowledge") return { kind: "no-knowledge" };
  const what = nothingToImport(value);
  if (what !== undefined) return { kind: "passed-over", what };
  if (isManifest(value)) return { kind: "manifest" };
  const collections = collectionsOf(value);
  if (collections.length > 0) return { kind: "collections", values: collections };
  if (!isOldStix(value)) return { kind: "report" };
  return saysOldStix(value) && size <= INLINE ? { kind: "report", old: true } : { kind: "old-stix", value };
}

/** A schema describes data and the settings of a server run one; neither holds any, and settings hold passwords. */
function nothingToImport(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const has = (name: string) => Object.hasOwn(value, name);
  if (has("$schema") && (has("properties") || has("definitions") || has("$defs")))
    return "JSON schemas, which describe data and hold none";
  const names = Object.keys(value);
  if (names.length > 0 && names.every((name) => SETTINGS.has(name))) return "settings of a TAXII server";
  return undefined;
}

const SETTINGS: ReadonlySet<string> = new Set(["backend", "taxii", "users"]);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function isManifest(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const names = Object.keys(value);
  return names.length > 0 && names.every((name) => UUID.test(name));
}
