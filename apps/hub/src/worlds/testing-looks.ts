/**
 * Everything that one reader can ask of the hub's door: every address of the list, every page, what the lists name, what it may
 * know of and what it may not. And what it is answered when it tries to act on such things. Answers are held byte for byte.
 */
import { LOOKED_AT, PARAMETERS, type Target, TRIES } from "./testing-probes.ts";
import type { World } from "./testing-twins.ts";

/** A fresh draw for every answer, whoever asks; the time at the host; and in how many pieces the same bytes were sent. */
const UNSTEADY: ReadonlySet<string> = new Set([
  "date",
  "x-request-id",
  "content-length",
  "transfer-encoding",
  "connection",
  "keep-alive",
]);

const MOST_PAGES = 200;
const PAGE = 3;
/** Things of a list that are looked at one by one. */
const OF_A_LIST = 2;
const AT_ONCE = 6;

export type Seen = Map<string, string>;

export interface Asked {
  /** Things to ask for by id: hidden ones, ones that never were. */
  readonly ids: readonly string[];
  /** What to search for. */
  readonly questions: readonly string[];
}

interface Query {
  readonly name: string;
  readonly in: string;
}

async function ask(world: World, reader: string, seen: Seen, path: string): Promise<string> {
  const answer = await world.as(reader, "GET", path);
  const headers = [...answer.headers].filter(([name]) => !UNSTEADY.has(name)).map((h) => h.join(": "));
  seen.set(path, `${answer.status}\n${headers.join("\n")}\n\n${answer.text}`);
  return answer.text;
}

/** The answers of one world at rest, by what was asked. @param addresses those that are looked at */
export async function looks(world: World, reader: string, addresses: readonly string[], asked: Asked): Promise<Seen> {
  const seen: Seen = new Map();
  const look = (path: string) => ask(world, reader, seen, path);
  const described: { paths: Record<string, { get?: { parameters?: readonly Query[] } }> } = JSON.parse(
    await look("/api/v1/openapi.json"),
  );
  const queriesOf = (address: string): readonly string[] =>
    (described.paths[address.replaceAll(/:(\w+)/g, "{$1}")]?.get?.parameters ?? [])
      .filter((p) => p.in === "query")
      .map((p) => p.name);
  const things = addresses.filter((a) => a.includes(":"));
  // What a list names is what is looked at one by one.
  const naming = new Set(things.map(listOf));
  const lists = LOOKED_AT.filter((a) => !a.includes(":") && (addresses.includes(a) || naming.has(a)));
  const named = new Map<string, readonly string[]>();
  await atOnce(lists, async (address) => {
    const queries = queriesOf(address);
    if (queries.includes("cursor")) named.set(address, idsIn(await pages(look, address)));
    else if (queries.includes("q"))
      for (const q of asked.questions) await look(`${address}?q=${encodeURIComponent(q)}`);
    else named.set(address, idsIn(await look(address)));
    if (queries.includes("value"))
      for (const value of asked.questions) await look(`${address}?value=${encodeURIComponent(value)}&limit=5`);
  });
  await atOnce(things, async (address) => {
    for (const id of [...(named.get(listOf(address)) ?? []).slice(0, OF_A_LIST), ...asked.ids])
      for (const path of filled(address, id)) await look(path);
  });
  return seen;
}

const listOf = (address: string): string => address.slice(0, address.indexOf("/:"));

/** What the reader is answered when it tries things. @param names which addresses */
export async function tries(
  world: World,
  reader: string,
  names: readonly string[],
  of: readonly Target[],
): Promise<Seen> {
  const seen: Seen = new Map();
  for (const name of names) {
    const make = TRIES[name as keyof typeof TRIES];
    if (typeof make === "string") continue;
    const [method = "", address = ""] = name.split(" ");
    // One that names nothing is tried once.
    for (const [n, target] of (/:|statements|cases|releases|assess|consent|withdraw/.test(name)
      ? of
      : of.slice(0, 1)
    ).entries()) {
      const { at = {}, query = "", init = {} } = make(target);
      const path = address.replaceAll(
        /:(\w+)/g,
        (_, p: string) => at[p] ?? (p === "id" ? target.id : (PARAMETERS[p]?.[0] ?? "")),
      );
      const headers = { ...init.headers, "idempotency-key": `${target.key} ${name}`.replaceAll(/[^\w-]/g, "-") };
      const answer = await world.as(reader, method, path + query, { ...init, headers });
      seen.set(`${method} ${path} (${n})`, `${answer.status}\n${answer.text}`);
      await world.settled();
    }
  }
  return seen;
}

function filled(address: string, id: string): readonly string[] {
  const others = [...address.matchAll(/:(\w+)/g)].map((m) => m[1] ?? "").filter((p) => p !== "id");
  let paths = [address.replace(":id", id)];
  for (const p of others) paths = paths.flatMap((path) => (PARAMETERS[p] ?? [id]).map((v) => path.replace(`:${p}`, v)));
  return paths;
}

async function pages(look: (path: string) => Promise<string>, path: string): Promise<string> {
  let cursor: string | null = null;
  let all = "";
  for (let page = 0; page < MOST_PAGES; page++) {
    const text = await look(`${path}?limit=${PAGE}${cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`}`);
    all += text;
    const next: unknown = JSON.parse(text).next;
    if (typeof next !== "string") break;
    cursor = next;
  }
  return all;
}

function idsIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/"id":"([0-9a-f-]{36})"/g)].map((m) => m[1] ?? ""))];
}

async function atOnce<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = list.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const one of waiting) await work(one);
    }),
  );
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
