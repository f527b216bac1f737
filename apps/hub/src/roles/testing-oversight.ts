/** Calls of the addresses of oversight: each on something that somebody of the commission made for it. */
import { fresh, type Make, made, plain, post } from "./testing-call.ts";
import type { Person } from "./testing-people.ts";
import { NOWHERE, type World } from "./testing-world.ts";

const PERIOD = { from: "2020-01-01T00:00:00Z", to: "2021-01-01T00:00:00Z" };
const INSPECTION = () => ({ way: "sample", size: 3, reason: `drawn by lot, ${fresh()}` });

const commissioner = (w: World): Person => {
  const found = w.players.find((p) => p.role === "oversight_commissioner");
  if (!found) throw new Error("nobody is a commissioner");
  return found;
};

async function firstOf(by: Person, path: string): Promise<string> {
  const { items } = (await by.call("GET", path)).json as { items?: { id: string }[] };
  return items?.[0]?.id ?? NOWHERE;
}

async function inspected(w: World): Promise<string> {
  const by = commissioner(w);
  await post(w, by, "/api/v1/oversight/inspections", INSPECTION());
  return firstOf(by, "/api/v1/oversight/inspections");
}

async function toldTo(w: World, to: string): Promise<string> {
  const by = commissioner(w);
  await post(w, by, "/api/v1/oversight/words", { kind: "notice", to, words: `one more look, please: ${fresh()}` });
  return firstOf(by, "/api/v1/oversight/words");
}

async function frozen(w: World): Promise<string> {
  const by = commissioner(w);
  await post(w, by, "/api/v1/oversight/reports", PERIOD);
  return firstOf(by, "/api/v1/oversight/reports");
}

const onFrozen: Make = made((w) => frozen(w));

export const OVERSIGHT_CALLS = {
  "GET /api/v1/oversight/register": plain,
  "GET /api/v1/oversight/inspections": plain,
  "POST /api/v1/oversight/inspections": () => ({ json: INSPECTION() }),
  "GET /api/v1/oversight/inspections/:id": made((w) => inspected(w)),
  "POST /api/v1/oversight/inspections/:id/words": made(
    (w) => inspected(w),
    () => ({ json: { kind: "finding", words: "in order so far" } }),
  ),
  "GET /api/v1/oversight/words": plain,
  "POST /api/v1/oversight/words": () => ({ json: { kind: "recommendation", to: "office", words: "write it down" } }),
  "POST /api/v1/oversight/words/:id/answers": made(
    (w, p) => toldTo(w, p.body),
    () => ({ json: { words: "it is written down now" } }),
  ),
  "GET /api/v1/oversight/report": () => ({ query: `?from=${PERIOD.from}&to=${PERIOD.to}` }),
  "GET /api/v1/oversight/reports": plain,
  "POST /api/v1/oversight/reports": () => ({ json: PERIOD }),
  "GET /api/v1/oversight/reports/:id": onFrozen,
  "GET /api/v1/oversight/reports/:id/page": onFrozen,
  "GET /api/v1/oversight/issues": plain,
  "POST /api/v1/oversight/issues": () => ({ json: PERIOD }),
} as const satisfies Readonly<Record<string, Make>>;
