/**
 * Tells reference knowledge from reports by content. Knowledge (ATT&CK, galaxies, KEV, warning lists, taxonomies) goes to the
 * reference store and never becomes a report; everything else is offered to the hub's intake, which decides by itself.
 */
export type KnowledgeKind = "attack" | "galaxy" | "kev" | "taxonomy" | "warninglist";

/** What one value of a parsed file looks like; undefined = not knowledge. */
export function knowledgeKind(value: unknown): KnowledgeKind | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const has = (name: string): boolean => Object.hasOwn(value, name);
  const lists = (name: string): boolean => Array.isArray((value as Record<string, unknown>)[name]);
  if (lists("vulnerabilities") && has("catalogVersion")) return "kev";
  if (lists("list") && has("name") && has("version")) return "warninglist";
  if (lists("values") && has("uuid") && has("category")) return "galaxy";
  if (has("namespace") && lists("predicates")) return "taxonomy";
  if (has("x_mitre_version") || has("x_capec_version") || isAttackPart(value)) return "attack";
  return undefined;
}

/** One object of the ATT&CK or CAPEC collections, which come one object a line. */
function isAttackPart(value: object): boolean {
  const refs = (value as { external_references?: unknown }).external_references;
  const sources = Array.isArray(refs) ? refs.map((r: { source_name?: unknown } | null) => r?.source_name) : [];
  const creator = (value as { created_by_ref?: unknown }).created_by_ref;
  return sources.some((s) => typeof s === "string" && /^(mitre-|capec$)/.test(s)) || creator === MITRE_IDENTITY;
}

/** The identity under which MITRE publishes ATT&CK. */
const MITRE_IDENTITY = "identity--c78cb6e5-0c4b-4611-8297-d1b8b55e40b5";
