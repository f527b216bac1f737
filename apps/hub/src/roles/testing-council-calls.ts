/** Calls of the addresses of the council. */
import { REALM } from "../testing-hub.ts";
import { fresh, type Make, plain, post } from "./testing-call.ts";
import { NOWHERE, type Player, type World } from "./testing-world.ts";

const atOffice = (w: World): Player => {
  const found = w.players.find((p) => p.role === "legal_officer" && p.body === "office");
  if (!found) throw new Error("nobody keeps the register");
  return found;
};

const agreement = () => ({ title: "Agreement", text: `We keep it. ${fresh()}`, acceptBy: "2030-01-01T00:00:00Z" });

/** A body that nobody has invited. */
async function stranger(w: World): Promise<string> {
  const slug = fresh();
  await w.t.local("POST", `/local/realms/${REALM}/organisations`, {
    organisations: [{ slug, kind: "operator", country: "XJ", name: { en: slug, ja: slug } }],
  });
  return slug;
}

async function invited(w: World): Promise<string> {
  const body = await stranger(w);
  await post(w, atOffice(w), "/api/v1/council/members", { body, class: "general" });
  return body;
}

const published = new WeakMap<World, Promise<unknown>>();

/** The hash of the agreement as it is now; there is one. */
async function digest(w: World, p: Player): Promise<unknown> {
  const first = published.get(w) ?? post(w, atOffice(w), "/api/v1/council/agreements", agreement());
  published.set(w, first);
  await first;
  const { agreements } = (await p.call("GET", "/api/v1/council/agreements")).json as {
    agreements?: { digest: string }[];
  };
  return agreements?.[0]?.digest ?? "0".repeat(64);
}

const application = (p: Player) => ({
  answer: "applied",
  class: ["police", "defence"].includes(p.body) ? "state" : "general",
});

/** Said on a line of the register that the player's body has. */
const onOwnLine: Make = async (w, p, may) => {
  if (may) await post(w, p, "/api/v1/council/membership/answers", application(p));
  return { json: { digest: may ? await digest(w, p) : "0".repeat(64) } };
};

export const COUNCIL_CALLS = {
  "GET /api/v1/council/members": plain,
  "GET /api/v1/council/members/:body": async (w, _, may) => ({ at: { body: may ? await invited(w) : NOWHERE } }),
  "POST /api/v1/council/members": async (w, _, may) => ({
    json: { body: may ? await stranger(w) : NOWHERE, class: "general" },
  }),
  "POST /api/v1/council/members/:body/decisions": async (w, _, may) => ({
    at: { body: may ? await invited(w) : NOWHERE },
    json: { decision: "refused", reason: "it does not answer" },
  }),
  "GET /api/v1/council/agreements": plain,
  "POST /api/v1/council/agreements": () => ({ json: agreement() }),
  "GET /api/v1/council/membership": plain,
  "POST /api/v1/council/membership/answers": (_, p) => ({ json: application(p) }),
  "POST /api/v1/council/membership/acceptance": onOwnLine,
  "POST /api/v1/council/membership/secrecy": onOwnLine,
} satisfies Readonly<Record<string, Make>>;
