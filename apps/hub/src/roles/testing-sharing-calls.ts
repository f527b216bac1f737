/** Calls of the addresses of sharing: previews, partners, what was received, and consent that is asked for. */
import { type Make, made, plain, post } from "./testing-call.ts";
import { NOWHERE, type Player, type World } from "./testing-world.ts";

const ofOwn: Make = (_, p) => ({ at: { id: p.own.report } });

const playing = (w: World, role: string): Player | undefined => w.players.find((p) => p.role === role);

/** Asked of the player's body by who judges releases; the office is asked by nobody here. */
async function askedOf(w: World, p: Player): Promise<string> {
  const asker = playing(w, "releasability_officer");
  if (p.body === "office" || !asker) return NOWHERE;
  const json = { report: p.own.report, to: ["bank"], reason: "the bank is at risk" };
  return String((await post(w, asker, "/api/v1/consent-requests", json)).json["id"]);
}

export const SHARING_CALLS = {
  "POST /api/v1/releases/preview": (_, p) => ({ json: { report: p.own.report, to: ["bank"] } }),
  "POST /api/v1/deliveries/:id/acknowledgement": (w, p) => ({
    at: { id: p.body === "bank" ? w.delivery : NOWHERE },
    json: {},
  }),
  "GET /api/v1/received": plain,
  "GET /api/v1/reports/:id/outcome": ofOwn,
  "GET /api/v1/partners/:body": () => ({ at: { body: "bank" } }),
  "GET /api/v1/consent-requests": plain,
  "POST /api/v1/consent-requests": (w, p) => ({
    json: {
      report: playing(w, p.body === "office" ? "operator_reporter" : "triage_analyst")?.own.report,
      to: ["bank"],
      reason: "the bank is at risk",
    },
  }),
  "POST /api/v1/consent-offers": (_, p) => ({
    json: { report: p.own.report, office: "office", to: ["bank"], victim: { name: true } },
  }),
  "POST /api/v1/consent-requests/:id/withdrawal": made(
    async (w, p) => {
      const report = playing(w, p.body === "office" ? "operator_reporter" : "triage_analyst")?.own.report;
      const sent = await post(w, p, "/api/v1/consent-requests", { report, to: ["bank"], reason: "it is at risk" });
      return String(sent.json["id"] ?? NOWHERE);
    },
    () => ({ json: {} }),
  ),
  "POST /api/v1/consent-requests/:id/answer": made(askedOf, () => ({ json: { answer: "refused", words: "not now" } })),
  "POST /api/v1/consent-requests/:id/end": made(
    async (w, p) => {
      const id = await askedOf(w, p);
      if (id !== NOWHERE) await post(w, p, `/api/v1/consent-requests/${id}/answer`, { answer: "granted" });
      return id;
    },
    () => ({ json: {} }),
  ),
} satisfies Readonly<Record<string, Make>>;
