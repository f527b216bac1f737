/** Calls of the addresses through which bodies act together on a case. */
import { fresh, type Make, made, nth, plain, post } from "./testing-call.ts";
import type { Person } from "./testing-people.ts";
import { NOWHERE, type Player, type World } from "./testing-world.ts";

/** A playbook that ships and is meant for any incident. */
const PLAYBOOK = "playbook--cef76b56-160a-5adc-ac08-2ba984865f4d";
const MANUAL = () => ({
  type: "playbook",
  spec_version: "cacao-2.0",
  id: `playbook--00000000-0000-4000-8000-${String(nth()).padStart(12, "0")}`,
  name: "Call them",
  created_by: `identity--${NOWHERE}`,
  created: "2026-11-20T00:00:00Z",
  modified: "2026-11-20T00:00:00Z",
  workflow_start: `start--${NOWHERE}`,
  workflow: {
    [`start--${NOWHERE}`]: { type: "start", on_completion: `action--${NOWHERE}` },
    [`action--${NOWHERE}`]: { type: "action", name: "Call", commands: [{ type: "manual", command: "call" }] },
  },
});

/** A case that this person opened, so that its body leads it. */
export async function led(w: World, by: Person, body: string): Promise<string> {
  const report = await w.loose(body);
  await post(w, by, "/api/v1/cases", { report, participants: [] });
  const { case: found } = (await by.call("GET", `/api/v1/reports/${report}`)).json as { case: { id: string } | null };
  return found?.id ?? NOWHERE;
}

export const ledCases = new WeakMap<Person, Promise<string>>();
/** One such case of each person, for what changes nothing that another call needs. */
function onceLed(w: World, by: Person, body: string): Promise<string> {
  const known = ledCases.get(by) ?? led(w, by, body);
  ledCases.set(by, known);
  return known;
}

/** A task that somebody who leads a case gave to this body. */
async function offered(w: World, by: Person, leads: string, owner: string): Promise<string> {
  const title = fresh();
  const at = await onceLed(w, by, leads);
  const task = { title, owner, basis: "asked for on the telephone", tell: true };
  await post(w, by, `/api/v1/cases/${at}/tasks`, task);
  const { items } = (await by.call("GET", "/api/v1/tasks?limit=200")).json as {
    items: { id: string; title: { en: string } }[];
  };
  return items.find((one) => one.title.en === title)?.id ?? NOWHERE;
}

const ofCase: Make = (_, p) => ({ at: { id: p.own.case } });
const ofLed = (say: (p: Player) => unknown): Make =>
  made(
    (w, p) => led(w, p, p.body),
    (_, p) => ({ json: say(p) }),
  );
const otherThan = (p: Player): string => (p.body === "police" ? "office" : "police");

/** A case of the office to which this body was named. */
async function namedTo(w: World, body: string): Promise<string> {
  const id = await led(w, w.atOffice, "office");
  if (body !== "office") await post(w, w.atOffice, `/api/v1/cases/${id}/participants`, { body });
  return id;
}

/** A case to which this body was named, and in which it has a task. */
async function withTask(w: World, owner: string): Promise<string> {
  const id = await namedTo(w, owner);
  const task = { title: fresh(), owner, basis: "asked for on the telephone" };
  await post(w, w.atOffice, `/api/v1/cases/${id}/tasks`, task);
  return id;
}

/** A translation of a statement that everybody in a room of this body reads. */
async function translated(w: World, body: string): Promise<{ id: string; statement: string }> {
  const id = await namedTo(w, body);
  const at = `/api/v1/cases/${id}`;
  const said = async (kind: string): Promise<string> => {
    const { statements } = (await w.atOffice.call("GET", `${at}/room`)).json as {
      statements: { id: string; kind: string }[];
    };
    return statements.findLast((s) => s.kind === kind)?.id ?? NOWHERE;
  };
  await post(w, w.atOffice, `${at}/statements`, { kind: "comment", words: "二台が止まった" });
  const about = { kind: "statement", id: await said("comment") };
  const words = { kind: "translation", words: "two stand still", about, language: "en", madeBy: "human" };
  await post(w, w.atOffice, `${at}/statements`, words);
  return { id, statement: await said("translation") };
}

/** A case whose lead another body offers to this player's. */
async function leadOffered(w: World, p: Player): Promise<string> {
  const from = p.body === "police" ? { by: w.atOffice, body: "office" } : { by: w.investigator, body: "police" };
  const id = await led(w, from.by, from.body);
  await post(w, from.by, `/api/v1/cases/${id}/participants`, { body: p.body });
  await post(w, from.by, `/api/v1/cases/${id}/lead`, { to: p.body, words: "it is yours by law" });
  return id;
}

const question = (to: string) => ({
  to,
  question: "Did you see it too?",
  release: { legalBasis: "exchange agreement, Art. 3", humanRights: "no personal data in it", caveats: [] },
});

/** A request that somebody else sent to this body. */
async function askedOf(w: World, body: string): Promise<string> {
  const by = body === "office" ? w.investigator : w.atOffice;
  const say = { ...question(body), question: fresh() };
  await post(w, by, "/api/v1/inquiries", say);
  const { items } = (await by.call("GET", "/api/v1/inquiries?limit=200")).json as {
    items: { id: string; question: string }[];
  };
  return items.find((one) => one.question === say.question)?.id ?? NOWHERE;
}

const empty = () => ({ json: {} });
const reachable = (person = fresh()) => ({
  duty: "duty officer",
  person,
  channels: [{ kind: "in_app" }, { kind: "phone", address: "050-0000-0000" }],
  languages: ["ja"],
  zone: "Asia/Tokyo",
});
const publicKey = () => ({
  purpose: "mail",
  form: "openpgp",
  fingerprint: String(nth()).padStart(40, "0"),
  since: "2026-01-01T00:00:00Z",
});
const shiftOf = (contact: string) => ({ contact, since: "2026-01-01T00:00:00Z", until: "2099-01-01T00:00:00Z" });

async function contactOf(w: World, p: Player): Promise<string> {
  const said = reachable();
  await post(w, p, "/api/v1/contacts", said);
  const { contacts } = (await p.call("GET", "/api/v1/contacts")).json as { contacts: { id: string; person: string }[] };
  return contacts.find((one) => one.person === said.person)?.id ?? NOWHERE;
}

/** A page that somebody opened for this player's body. */
async function paged(w: World, p: Player): Promise<string> {
  const by = p.body === "office" ? w.investigator : w.atOffice;
  const before = await pagesOf(p);
  await post(w, by, "/api/v1/pages", { body: p.body, kind: "call" });
  return [...(await pagesOf(p))].find((id) => !before.has(id)) ?? NOWHERE;
}
async function pagesOf(p: Player): Promise<ReadonlySet<string>> {
  const { items } = (await p.call("GET", "/api/v1/pages?show=open&limit=200")).json as {
    items: { id: string; mine: boolean }[];
  };
  return new Set(items.filter((one) => one.mine).map((one) => one.id));
}

export const ACTING_CALLS = {
  "GET /api/v1/cases/:id/room": ofCase,
  "GET /api/v1/room-asks": plain,
  "GET /api/v1/cases/:id/disclosure": async (w, p, may) => ({
    at: { id: may ? await onceLed(w, p, p.body) : NOWHERE },
    query: "?body=commission",
  }),
  "POST /api/v1/cases/:id/participants": ofLed((p) => ({ body: otherThan(p) })),
  "POST /api/v1/cases/:id/participation": made(
    (w, p) => namedTo(w, p.body),
    () => ({ json: { answer: "accept" } }),
  ),
  "POST /api/v1/cases/:id/lead": made(
    async (w, p) => {
      const id = await led(w, p, p.body);
      await post(w, p, `/api/v1/cases/${id}/participants`, { body: otherThan(p) });
      return id;
    },
    (_, p) => ({ json: { to: otherThan(p), words: "it is theirs by law" } }),
  ),
  "POST /api/v1/cases/:id/lead/answer": made(
    (w, p) => leadOffered(w, p),
    () => ({ json: { answer: "accept" } }),
  ),
  "GET /api/v1/cases/:id/statements/:statement/language-content": async (w, p, may) => ({
    at: may ? await translated(w, p.body) : { id: NOWHERE, statement: NOWHERE },
  }),
  "POST /api/v1/cases/:id/statements": (_, p) => ({
    at: { id: p.own.case },
    json: { kind: "comment", words: "looked at both" },
  }),
  "PUT /api/v1/cases/:id/note": made(
    (w, p) => namedTo(w, p.body),
    () => ({ json: { words: "two terminals stand still" } }),
  ),
  "POST /api/v1/cases/:id/closing": ofLed(() => ({ words: "all restored" })),
  "POST /api/v1/cases/:id/reopening": made(
    async (w, p) => {
      const id = await led(w, p, p.body);
      await post(w, p, `/api/v1/cases/${id}/closing`, { words: "all restored" });
      return id;
    },
    () => ({ json: { words: "it came back" } }),
  ),
  "POST /api/v1/cases/:id/presence": ofCase,
  "POST /api/v1/inquiries": (_, p) => ({ json: question(otherThan(p)) }),
  "GET /api/v1/inquiries": plain,
  "GET /api/v1/inquiries/:id": made((w, p) => askedOf(w, p.body)),
  "POST /api/v1/inquiries/:id/words": made(
    (w, p) => askedOf(w, p.body),
    () => ({ json: { kind: "answer", words: "We saw nothing of the kind." } }),
  ),
  "GET /api/v1/contacts": plain,
  "POST /api/v1/contacts": () => ({ json: reachable() }),
  "POST /api/v1/body-keys": () => ({ json: publicKey() }),
  "POST /api/v1/shifts": async (w, p, may) => ({ json: shiftOf(may ? await contactOf(w, p) : NOWHERE) }),
  "POST /api/v1/shifts/:id/taking": made(async (w, p) => {
    const contact = await contactOf(w, p);
    await post(w, p, "/api/v1/shifts", shiftOf(contact));
    const { shifts } = (await p.call("GET", "/api/v1/contacts")).json as { shifts: { id: string; contact: string }[] };
    return shifts.find((one) => one.contact === contact)?.id ?? NOWHERE;
  }, empty),
  "GET /api/v1/pages": plain,
  "POST /api/v1/pages": () => ({ json: { body: "commission", kind: "drill" } }),
  "POST /api/v1/pages/:id/acknowledgement": made((w, p) => paged(w, p), empty),
  "POST /api/v1/pages/:id/calls": async (w, p, may) => ({
    at: { id: may ? await paged(w, p) : NOWHERE },
    json: { contact: may ? await contactOf(w, p) : NOWHERE, outcome: "reached" },
  }),
  "GET /api/v1/playbooks": plain,
  "GET /api/v1/playbooks/:id": () => ({ at: { id: PLAYBOOK } }),
  "POST /api/v1/playbooks": () => ({ json: MANUAL() }),
  "GET /api/v1/cases/:id/playbooks/:playbook": async (w, p, may) => ({
    at: { id: may ? await onceLed(w, p, p.body) : NOWHERE, playbook: PLAYBOOK },
  }),
  "POST /api/v1/cases/:id/playbooks": made(
    (w, p) => led(w, p, p.body),
    () => ({ json: { playbook: PLAYBOOK, owners: { operator: "port" } } }),
  ),
  "POST /api/v1/cases/:id/tasks": made(
    (w, p) => led(w, p, p.body),
    (_, p) => ({ json: { title: "Look at the logs", owner: p.body, basis: "asked for on the telephone" } }),
  ),
  "GET /api/v1/cases/:id/tasks/playbook": async (w, p, may) => ({
    at: { id: may ? await withTask(w, p.body) : NOWHERE },
  }),
  "GET /api/v1/tasks": plain,
  "GET /api/v1/tasks/:id": made((w, p) => offered(w, w.atOffice, "office", p.body)),
  "POST /api/v1/tasks/:id/events": made(
    (w, p) => offered(w, w.atOffice, "office", p.body),
    () => ({ json: { kind: "accept" } }),
  ),
  "POST /api/v1/tasks/:id/direction": made(
    (w, p) => offered(w, p, p.body, p.body),
    () => ({ json: { kind: "withdraw", words: "not needed any more" } }),
  ),
} as const satisfies Readonly<Record<string, Make>>;
