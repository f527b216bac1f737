/** Which kept answers a hint of the hub makes old. A hint names a kind and an id; it never carries content. */
import type { HubEvent } from "@noroshi/api";

type Key = readonly string[];

/** The query keys to ask again for, each once, in a fixed order. */
export function staleKeys(event: Pick<HubEvent, "type" | "subjects" | "more">): readonly Key[] {
  if (event.type !== "changed") return [];
  if (event.more) return [["board"], ["cases"], ["case"], ["reports"], ["report"], ["indicators"], ["proposals"]];
  const reports = event.subjects.filter((s) => s.kind === "report");
  const cases = event.subjects.filter((s) => s.kind === "case");
  const keys: Key[] = [["board"]];
  // An act in a case may be about anything that belongs to it.
  if (cases.length > 0) keys.push(["cases"], ["case"], ["tasks"], ["inquiries"], ["measures"], ["work"]);
  if (reports.length > 0)
    keys.push(["reports"], ["indicators"], ["proposals"], ["case"], ...reports.map((s) => ["report", s.id]));
  const seen = new Set<string>();
  return keys.filter((key) => {
    const name = key.join("\n");
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}
