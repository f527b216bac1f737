/** Calls of the addresses of declassification: each on a report of the player's body that nothing was proposed of yet. */
import { fresh, type Make, made, plain, post } from "./testing-call.ts";
import { NOWHERE, type Player, type World } from "./testing-world.ts";

const LOWER = () => ({
  to: { tlp: "clear" },
  basis: "terms of the exchange, section 4",
  reason: `public by now, ${fresh()}`,
});

async function proposed(w: World, p: Player): Promise<string> {
  const path = `/api/v1/reports/${await w.loose(p.body)}/declassifications`;
  await post(w, p, path, LOWER());
  const { items } = (await p.call("GET", path)).json as { items?: { id: string }[] };
  return items?.[0]?.id ?? NOWHERE;
}

export const LOWERING_CALLS = {
  "GET /api/v1/reports/:id/declassifications": (_: World, p: Player) => ({ at: { id: p.own.report } }),
  "POST /api/v1/reports/:id/declassifications": made(
    (w, p) => w.loose(p.body),
    () => ({ json: LOWER() }),
  ),
  "GET /api/v1/declassifications": plain,
  "POST /api/v1/declassifications/:id/answer": () => ({ at: { id: NOWHERE }, json: { answer: "confirmed" } }),
  "POST /api/v1/declassifications/:id/withdrawal": made(proposed, () => ({ json: {} })),
  "GET /api/v1/wider-terms": plain,
} as const satisfies Record<string, Make>;
