/**
 * What a TAXII reader asks for (TAXII 2.1 §3.4): filters, a page size, where to go on. Nothing is guessed: a filter that cannot be
 * read is named and refused.
 */
import { isTimestamp } from "@noroshi/stix";
import { keepable } from "./object.ts";

export interface Asked {
  readonly addedAfter: string | null;
  /** Null = any. */
  readonly ids: readonly string[] | null;
  readonly types: readonly string[] | null;
  readonly specVersions: readonly string[] | null;
  readonly versions: {
    readonly all: boolean;
    readonly first: boolean;
    readonly last: boolean;
    readonly at: readonly string[];
  };
  readonly limit: number;
}

/** Which parameters an endpoint takes; others are ignored, as the standard wants (§3.4). */
export type Takes = "id" | "type" | "version" | "spec_version" | "added_after" | "limit";

export const MOST = 1_000;
const USUAL = 500;

export type Read = { readonly ok: true; readonly asked: Asked } | { readonly ok: false; readonly parameter: string };

/** @param query the parameters as they came, by name */
export function readAsked(query: (name: string) => string | undefined, takes: ReadonlySet<Takes>): Read {
  // untrusted: a query string
  const list = (name: Takes): readonly string[] | null => {
    const said = takes.has(name) ? query(`match[${name}]`) : undefined;
    return said === undefined || said === "" ? null : said.split(",").map((s) => s.trim());
  };
  const unkeepable = LISTS.find((name) => list(name)?.some((s) => !keepable(s)));
  if (unkeepable !== undefined) return { ok: false, parameter: `match[${unkeepable}]` };
  const after = takes.has("added_after") ? query("added_after") : undefined;
  if (after !== undefined && !isInstant(after)) return { ok: false, parameter: "added_after" };
  const limit = takes.has("limit") ? query("limit") : undefined;
  if (limit !== undefined && !/^0*[1-9]\d*$/.test(limit)) return { ok: false, parameter: "limit" };
  const said = list("version") ?? ["last"];
  const at = said.filter((v) => !["all", "first", "last"].includes(v));
  if (at.some((v) => !isTimestamp(v))) return { ok: false, parameter: "match[version]" };
  return {
    ok: true,
    asked: {
      addedAfter: after ?? null,
      ids: list("id"),
      types: list("type"),
      specVersions: list("spec_version"),
      versions: { all: said.includes("all"), first: said.includes("first"), last: said.includes("last"), at },
      limit: Math.min(limit === undefined ? USUAL : Number(limit), MOST),
    },
  };
}

const LISTS = ["id", "type", "version", "spec_version"] as const satisfies readonly Takes[];

/** In which field of what was asked a parameter is found. */
const FIELDS = {
  id: "ids",
  type: "types",
  version: "versions",
  spec_version: "specVersions",
  added_after: "addedAfter",
} as const satisfies Partial<Record<Takes, keyof Asked>>;

/**
 * Whoever goes on asks the same question as before (TAXII 2.1 §3.5: "along with the same original query options"); what it leaves
 * out this time stands as it was.
 * @param first what was asked at the beginning, @param now what is asked with `next`
 * @returns the parameter that says something else; undefined where there is none
 */
export function changedSince(
  first: Asked,
  now: Asked,
  query: (name: string) => string | undefined,
  takes: ReadonlySet<Takes>,
): string | undefined {
  for (const [name, field] of Object.entries(FIELDS) as [keyof typeof FIELDS, keyof Asked][]) {
    const parameter = name === "added_after" ? name : `match[${name}]`;
    const said = takes.has(name) ? (query(parameter) ?? "") : "";
    if (said !== "" && JSON.stringify(first[field]) !== JSON.stringify(now[field])) return parameter;
  }
  return undefined;
}

/** RFC 3339, also with an offset: readers send what they were given, or what their own clock says. */
export function isInstant(text: string): boolean {
  const [, date, time, hours = "0", minutes = "0"] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d{1,9})?(?:Z|[+-](\d\d):(\d\d))$/i.exec(text) ?? [];
  // No zone is so far from Greenwich as PostgreSQL would refuse (15 h 59 min).
  return isTimestamp(`${date}T${time}Z`) && Number(hours) < 16 && Number(minutes) < 60;
}
