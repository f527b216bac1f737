/**
 * Everything that one reader can ask of the hub's door, found in its own description: every GET route, every page of every
 * list, every thing that it may know of, and things that it may not. The answers are compared byte for byte.
 */
import type { World } from "./testing-twins.ts";

interface Described {
  readonly paths: Record<
    string,
    { readonly get?: { readonly parameters?: readonly { readonly name: string; readonly in: string }[] } }
  >;
}

/** Bytes that are a fresh draw for every answer, whoever asks; and the time at the host. */
const UNSTEADY: ReadonlySet<string> = new Set(["date", "x-request-id", "content-length", "connection", "keep-alive"]);

const MOST_PAGES = 200;

/** @param ids things to ask for by id: visible ones, hidden ones, ones that never were */
export async function looks(
  world: World,
  reader: string,
  asked: { readonly ids: readonly string[]; readonly values: readonly string[] },
): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  const look = async (path: string): Promise<string> => {
    const answer = await world.as(reader, "GET", path);
    const headers = [...answer.headers].filter(([name]) => !UNSTEADY.has(name)).map((h) => h.join(": "));
    seen.set(path, `${answer.status}\n${headers.join("\n")}\n\n${answer.text}`);
    return answer.text;
  };
  const described: Described = JSON.parse(await look("/api/v1/openapi.json"));
  for (const [path, { get }] of Object.entries(described.paths)) {
    if (!get) continue;
    const names = (where: string) => (get.parameters ?? []).filter((p) => p.in === where).map((p) => p.name);
    const queries = names("query");
    const concrete = names("path").length === 0 ? [path] : asked.ids.map((id) => path.replace(/\{[^}]+\}/g, id));
    for (const one of concrete) {
      if (queries.includes("cursor")) await pages(look, one);
      else await look(one);
    }
    if (queries.includes("value"))
      for (const value of asked.values) await look(`${path}?value=${encodeURIComponent(value)}&limit=5`);
  }
  return seen;
}

async function pages(look: (path: string) => Promise<string>, path: string): Promise<void> {
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const text = await look(`${path}?limit=4${cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`}`);
    const next: unknown = JSON.parse(text).next;
    if (typeof next !== "string") return;
    cursor = next;
  }
}

const AROUND = 300;

/** What differs between two worlds' answers, each with the place where they part. */
export function differences(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): readonly string[] {
  const paths = new Set([...a.keys(), ...b.keys()]);
  return [...paths].filter((p) => a.get(p) !== b.get(p)).map((p) => apart(p, a.get(p) ?? "", b.get(p) ?? ""));
}

function apart(path: string, a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const near = (text: string): string => text.slice(Math.max(0, at - AROUND), at + AROUND);
  return `${path}\n${near(a)}\n— other world —\n${near(b)}`;
}
