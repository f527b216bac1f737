/** What a STIX file breaks: the findings of every object, placed in the file; kept up to a limit and counted beyond it. */
import { type Fault, type ParseOptions, parse } from "@noroshi/stix";
import { objectsIn } from "./documents.ts";

/** Findings of one file that are kept. */
const KEPT = 10_000;

export interface Verdict {
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
  /** Beyond those that are kept. */
  readonly more: number;
  readonly objects: number;
  /** True when an object is STIX 2.0. */
  readonly old: boolean;
}

/** Reads a file object by object. The memory is that of one object, and of the identifiers for what comes twice. */
export async function verdictOf(
  file: string,
  options: ParseOptions,
  progress: (objects: number) => void,
): Promise<Verdict> {
  const faults: Fault[] = [];
  const warnings: Fault[] = [];
  const versions = new Set<string>();
  const kept = { more: 0, objects: 0, old: false };
  const keep = (list: Fault[], found: readonly Fault[], place: string): void => {
    for (const one of found) {
      if (list.length >= KEPT) kept.more++;
      else list.push({ ...one, path: joined(place, one.path) });
      kept.old ||= one.code === "stix-2.0";
    }
  };
  // A single object stands at the root, and whether it is single is known only at the end.
  let bundled = false;
  for await (const found of objectsIn(file)) {
    if ("fault" in found) keep(faults, [found.fault], found.place);
    else if ("header" in found) {
      bundled = true;
      if (found.header["type"] === "bundle") judge(found.header, "");
    } else {
      kept.objects++;
      judge(found.object, found.place);
      const version = versionOf(found.object);
      if (version !== undefined && versions.has(version)) twice(found.object, found.place);
      else if (version !== undefined) versions.add(version);
      progress(kept.objects);
    }
  }
  const single = !bundled && kept.objects === 1;
  const rooted = (list: readonly Fault[]): readonly Fault[] =>
    single ? list.map((f) => ({ ...f, path: f.path.replace(/^objects\[0\]\.?/, "") })) : list;
  return { faults: rooted(faults), warnings: rooted(warnings), ...kept };

  function judge(object: unknown, place: string): void {
    const read = parse(object, options);
    if (!read.ok) keep(faults, read.faults, place);
    keep(warnings, read.warnings, place);
  }

  /** §3.6: one id and one modified name one version. The reader of whole bundles says it in these words. */
  function twice(object: unknown, place: string): void {
    const read = parse(
      { type: "bundle", id: "bundle--00000000-0000-4000-8000-000000000000", objects: [object, object] },
      options,
    );
    const both = [...(read.ok ? [] : read.faults), ...read.warnings].filter((f) => f.code === "duplicate-ids");
    keep(
      options.strict === true ? faults : warnings,
      both.slice(0, 1).map((f) => ({ ...f, path: "" })),
      place,
    );
  }
}

function versionOf(object: unknown): string | undefined {
  if (typeof object !== "object" || object === null || !("id" in object) || !("modified" in object)) return undefined;
  return `${String(object.id)} ${String(object.modified)}`;
}

function joined(place: string, path: string): string {
  return place === "" || path === "" ? place + path : `${place}${path.startsWith("[") ? "" : "."}${path}`;
}
