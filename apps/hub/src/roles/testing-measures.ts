/** Measures for the test of who may do what: each prepared by somebody who may, up to where the call under test takes it on. */
import type { Person } from "./testing-people.ts";
import { NOWHERE, type Player, type World } from "./testing-world.ts";

let n = 0;

/** A measure that a body of this slug may ask for. */
export function measureOf(body: string, over: Record<string, unknown> = {}) {
  const number = ++n;
  return {
    type: ["port", "bank"].includes(body) ? "freeze_funds" : "block",
    form: {
      target: { kind: "server", value: `192.0.2.${(number % 250) + 1}`, country: "XA" },
      necessity: {
        targetAct: "encrypts terminals",
        protectedComputer: "terminal system",
        why: `The pumps stop again tonight unless it is done, says note ${number}.`,
      },
      subsidiarity: [{ means: "ask the provider", whyNot: `No answer came to letter ${number} since Monday.` }],
      proportionality: {
        scope: `One service on one address until the patch is in, note ${number}.`,
        until: "2030-01-01T00:00:00Z",
        volumeCap: null,
      },
    },
    recipients: [] as string[],
    ...over,
  };
}

/** Drafts one. @returns its id */
async function draft(w: World, by: Person, said: unknown): Promise<string> {
  const made = await by.call("POST", "/api/v1/measures", { json: said, headers: { "idempotency-key": w.key() } });
  return String(made.json["measure"] ?? NOWHERE);
}

const etagOf = async (by: Person, id: string): Promise<string> =>
  (await by.call("GET", `/api/v1/measures/${id}`)).headers.get("etag") ?? '"0"';

async function act(w: World, by: Person, id: string, way: string, json: unknown): Promise<void> {
  const headers = { "idempotency-key": w.key(), "if-match": await etagOf(by, id) };
  await by.call("POST", `/api/v1/measures/${id}/${way}`, { json, headers });
}

const playing = (w: World, role: string): Player => {
  const found = w.players.find((p) => p.role === role);
  if (!found) throw new Error(`nobody is ${role}`);
  return found;
};

const EMERGENCY = {
  event: "declare_emergency",
  words: "The pumps stop within minutes and nobody of the office answers the telephone.",
};

type Prepared = (w: World, p: Player) => Promise<string>;

/** A call on a measure that was prepared for it, on what its maker sees last. */
export const onMeasure =
  (prepare: Prepared, json: (p: Player) => unknown) => async (w: World, p: Player, may: boolean) => {
    if (!may) return { at: { id: NOWHERE }, json: json(p), headers: { "if-match": '"0"' } };
    const id = await prepare(w, p);
    const etags = await Promise.all([p, playing(w, "police_investigator"), w.atOffice].map((by) => etagOf(by, id)));
    return { at: { id }, json: json(p), headers: { "if-match": etags.find((e) => e !== '"0"') ?? '"0"' } };
  };

export const own: Prepared = (w, p) => draft(w, p, measureOf(p.body));

/** One that the player's body takes part in, whoever asked for it. */
export const seen: Prepared = (w, p) => {
  if (["commission", "foreign"].includes(p.body)) return toNeutralise(w, p);
  return p.body === "office" ? draft(w, w.atOffice, measureOf("office")) : own(w, p);
};

export const toNeutralise: Prepared = (w) =>
  draft(w, playing(w, "police_investigator"), measureOf("police", { type: "neutralise" }));

export const inLegalReview: Prepared = async (w) => {
  const id = await draft(w, w.atOffice, measureOf("office", { type: "sinkhole_request" }));
  await act(w, w.atOffice, id, "steps", { event: "send_to_review" });
  return id;
};

/** One that the player's body approves, asked for by another body. */
export const onBallot: Prepared = (w, p) => {
  if (p.body === "commission") return toNeutralise(w, p);
  return p.body === "police"
    ? draft(w, playing(w, "operator_reporter"), measureOf("port"))
    : draft(w, playing(w, "police_investigator"), measureOf("police"));
};

/** One that went ahead in an emergency, was approved and is reported on. */
export const withOutcome: Prepared = async (w, p) => {
  if (p.body !== "office") return onBallot(w, p);
  const police = playing(w, "police_investigator");
  const id = await draft(w, police, measureOf("police"));
  await act(w, police, id, "steps", EMERGENCY);
  await act(w, w.atOffice, id, "votes", { says: "approve" });
  await act(w, police, id, "steps", { event: "report_outcome", words: "done" });
  return id;
};

/** What the player's body is directed to do. @returns the direction's id */
export const directed: Prepared = async (w, p) => {
  const police = playing(w, "police_investigator");
  const id = await draft(w, police, measureOf("police", { recipients: [p.body] }));
  await act(w, police, id, "steps", EMERGENCY);
  const { items } = (await p.call("GET", "/api/v1/directions")).json as { items?: { id: string; mine: boolean }[] };
  return items?.find((d) => d.mine)?.id ?? NOWHERE;
};

export const held: Prepared = async (w, p) => {
  const said = { value: "192.0.2.1", reason: "ask us before you touch it", until: "2030-01-01T00:00:00Z" };
  await p.call("POST", "/api/v1/holds", { json: said, headers: { "idempotency-key": w.key() } });
  const { holds } = (await p.call("GET", "/api/v1/holds")).json as { holds: { id: string; liftedAt: string | null }[] };
  return holds.find((h) => h.liftedAt === null)?.id ?? NOWHERE;
};

/** A measure in its blind consultation, which met a hold of another body. */
export const met: Prepared = async (w, p) => {
  const said = measureOf("police");
  const holder = playing(w, "defence_liaison");
  const hold = { value: said.form.target.value, reason: "ask us before you touch it", until: "2030-01-01T00:00:00Z" };
  await holder.call("POST", "/api/v1/holds", { json: hold, headers: { "idempotency-key": w.key() } });
  const police = playing(w, "police_investigator");
  const id = await draft(w, police, said);
  await act(w, police, id, "steps", EMERGENCY);
  const { hits } = (await p.call("GET", "/api/v1/deconfliction/hits")).json as { hits?: { measure: string }[] };
  return hits?.some((h) => h.measure === id) ? id : NOWHERE;
};
