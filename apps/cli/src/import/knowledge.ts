/** Turns reference files into knowledge entries, one a thing that a person would look up. */
import type { KnowledgeKind } from "./knowledge-kind.ts";

export interface Entry {
  readonly source: string;
  readonly ref: string;
  readonly kind: string;
  readonly name: string | null;
  readonly body: Record<string, unknown>;
}

type Fields = Record<string, unknown>;

const text = (v: unknown): string | null => (typeof v === "string" && v !== "" ? v : null);
const objects = (v: unknown): readonly Fields[] =>
  Array.isArray(v) ? v.filter((x): x is Fields => typeof x === "object" && x !== null) : [];

const READERS: Readonly<Record<KnowledgeKind, (file: Fields) => readonly Entry[]>> = {
  kev: (f) =>
    objects(f["vulnerabilities"]).map((v) => ({
      source: "cisa-kev",
      ref: text(v["cveID"]) ?? "",
      kind: "vulnerability",
      name: text(v["vulnerabilityName"]),
      body: v,
    })),
  warninglist: (f) => [
    { source: "misp-warninglists", ref: text(f["name"]) ?? "", kind: "warning-list", name: text(f["name"]), body: f },
  ],
  taxonomy: (f) => [
    {
      source: "misp-taxonomies",
      ref: text(f["namespace"]) ?? "",
      kind: "taxonomy",
      name: text(f["expanded"]) ?? text(f["namespace"]),
      body: f,
    },
  ],
  galaxy: (f) =>
    objects(f["values"]).map((v) => ({
      source: `misp-galaxy:${text(f["type"]) ?? "galaxy"}`,
      ref: text(v["uuid"]) ?? text(v["value"]) ?? "",
      kind: text(f["type"]) ?? "galaxy",
      name: text(v["value"]),
      body: v,
    })),
  attack: (f) => [
    { source: "mitre", ref: text(f["id"]) ?? "", kind: text(f["type"]) ?? "object", name: text(f["name"]), body: f },
  ],
};

/** The entries of one parsed value. An entry without a reference (the empty string) cannot be looked up: the caller leaves it out and counts it. */
export function entriesOf(kind: KnowledgeKind, file: unknown): readonly Entry[] {
  return READERS[kind](file as Fields);
}
