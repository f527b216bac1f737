/**
 * Orders a scenario's releases as the coordinating body, at their instants and in the state that they name, and reads what came
 * of each as its recipient. The order is an act over HTTP like any other.
 */
import type { Delivery } from "@noroshi/api";
import { CommandFailed } from "../errors.ts";
import { call } from "../hub/door.ts";
import { callLocal } from "../hub/local-door.ts";
import type { Release, Scenario } from "../scenario/read.ts";
import { type Playing, step } from "./playing.ts";
import { get } from "./reader.ts";

export interface Released {
  readonly count: number;
  readonly values: readonly string[];
  readonly tlp: string | null;
  /** What the recipients get: the first one's copy. */
  readonly package: unknown;
}

const NOTHING: Released = { count: 0, values: [], tlp: null, package: null };

export interface Releasing {
  readonly results: Record<string, Released>;
  /** Orders those that are due and were not ordered before, by their instants. */
  readonly order: (due: (r: Release) => boolean) => Promise<void>;
}

export function releasing(
  p: Playing,
  s: Scenario,
  keyOf: (slug: string) => Promise<string>,
  injectOf: ReadonlyMap<string, string>,
): Releasing {
  const results: Record<string, Released> = {};
  const read = new Set<string>();
  const coordinator = s.organisations.find((o) => o.kind === "coordinator" && o.country === s.hubCountry)?.id;
  const one = async (r: Release): Promise<Released> => {
    await step(p, r.at);
    const report = [...injectOf].findLast(([, inject]) => inject === r.caseOf)?.[0];
    if (coordinator === undefined || report === undefined) return NOTHING;
    const door = { url: p.url, key: await keyOf(coordinator), gone: p.gone };
    const bytes = JSON.stringify({ report, to: r.to, audience: r.audience });
    const told = await call(
      door,
      "POST",
      "/api/v1/releases",
      { type: "application/json", bytes },
      {
        "idempotency-key": `release ${r.id}`,
      },
    );
    if (told.status === 404) return NOTHING; // out of the coordinator's sight
    if (told.status !== 202) throw new CommandFailed("HUB_REFUSED", `release ${r.id}: status ${told.status}`);
    await callLocal(p.socket, "GET", `/local/realms/${p.realm}/settled?wait=60000`);
    const [first] = r.to;
    if (first === undefined) return NOTHING;
    return delivered({ url: p.url, key: await keyOf(first), gone: p.gone }, read);
  };
  return {
    results,
    async order(due) {
      const now = s.releases
        .filter((r) => !(r.id in results) && due(r))
        .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
      for (const r of now) results[r.id] = await one(r);
    },
  };
}

/** The one package of this recipient that was not read before. */
async function delivered(door: Parameters<typeof get>[0], read: Set<string>): Promise<Released> {
  const page = (await get(door, "/api/v1/deliveries?limit=200")) as { items: { id: string }[] } | undefined;
  if (page === undefined) return NOTHING; // its role reads no packages

  const id = page.items.map((d) => d.id).find((d) => !read.has(d));
  if (id === undefined)
    throw new CommandFailed("HUB_REFUSED", "A release was ordered and its recipient has no package.");
  read.add(id);
  const whole = (await get(door, `/api/v1/deliveries/${id}`)) as Delivery;
  const values = whole.values.map((v) => v.value).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const bundle = whole.count === 0 ? null : await get(door, `/api/v1/deliveries/${id}/package`);
  return { count: whole.count, values, tlp: whole.tlp, package: bundle ?? null };
}
