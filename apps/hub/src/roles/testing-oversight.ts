/** Calls of the addresses of oversight: each on something that somebody of the commission made for it. */
import { led } from "./testing-acting-calls.ts";
import { fresh, type Make, made, plain, post } from "./testing-call.ts";
import type { Person } from "./testing-people.ts";
import { NOWHERE, type Player, type World } from "./testing-world.ts";

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

/** The report of an operator; it has a file. */
const filed = (w: World): string => w.players.find((p) => p.role === "operator_reporter")?.own.report ?? NOWHERE;

/** An inspection of what was done with one report: itself, and an entry that touches the report. */
async function inspectedReport(w: World, report: string): Promise<{ id: string; entry: string }> {
  const by = commissioner(w);
  const order = { ...INSPECTION(), way: "target", subject: report, files: true };
  await post(w, by, "/api/v1/oversight/inspections", order);
  const id = await firstOf(by, "/api/v1/oversight/inspections");
  const { touched } = (await by.call("GET", `/api/v1/oversight/inspections/${id}`)).json as {
    touched?: { entry: string; report: string | null }[];
  };
  return { id, entry: touched?.find((one) => one.report === report)?.entry ?? "0" };
}

/** What a player opened under an inspection: a report of the port with a file. */
async function openedBy(w: World, p: Player, may: boolean): Promise<{ id: string; opening: string; file: string }> {
  if (!may) return { id: NOWHERE, opening: NOWHERE, file: NOWHERE };
  const report = filed(w);
  const { id, entry } = await inspectedReport(w, report);
  await post(w, p, `/api/v1/oversight/inspections/${id}/openings`, { entry, report, why: `in the sample, ${fresh()}` });
  const { openings } = (await p.call("GET", `/api/v1/oversight/inspections/${id}`)).json as {
    openings?: { id: string }[];
  };
  const opening = openings?.[0]?.id ?? NOWHERE;
  const read = await p.call("GET", `/api/v1/oversight/inspections/${id}/openings/${opening}`, { headers: FOR });
  const { report: content } = read.json as { report?: { attachments: { id: string }[] } };
  return { id, opening, file: content?.attachments[0]?.id ?? NOWHERE };
}

const FOR = { "x-noroshi-purpose": "inspection" };

async function toldTo(w: World, to: string): Promise<string> {
  const by = commissioner(w);
  await post(w, by, "/api/v1/oversight/words", { kind: "notice", to, words: `one more look, please: ${fresh()}` });
  // Another body may have been told something since: each answers what was said to it.
  const { items } = (await by.call("GET", "/api/v1/oversight/words")).json as {
    items?: { id: string; to: { slug: string } }[];
  };
  return items?.find((word) => word.to.slug === to)?.id ?? NOWHERE;
}

async function frozen(w: World): Promise<string> {
  const by = commissioner(w);
  await post(w, by, "/api/v1/oversight/reports", PERIOD);
  return firstOf(by, "/api/v1/oversight/reports");
}

/** A hold that a person of this body asked for: by its legal officer where there is one beside. */
async function heldBy(w: World, by: Person, report: string): Promise<string> {
  await post(w, by, "/api/v1/retention/holds", {
    about: { kind: "report", id: report },
    reason: `evidence in a trial, ${fresh()}`,
  });
  const { holds } = (await by.call("GET", "/api/v1/retention")).json as { holds?: { id: string; state: string }[] };
  return holds?.find((h) => h.state === "asked")?.id ?? NOWHERE;
}

/** An order of this player that one person may produce. */
async function orderedForCourt(w: World, p: Player): Promise<string> {
  const path = `/api/v1/cases/${await led(w, p, p.body)}/court-exports`;
  await post(w, p, path, { court: "District court, file 12", reason: `asked for by the court, ${fresh()}` });
  return firstOf(p, path);
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
  "POST /api/v1/oversight/inspections/:id/openings": async (w, _, may) => {
    const { id, entry } = may ? await inspectedReport(w, filed(w)) : { id: NOWHERE, entry: "1" };
    return { at: { id }, json: { entry, report: filed(w), why: `in the sample, ${fresh()}` } };
  },
  "GET /api/v1/oversight/inspections/:id/openings/:opening": async (w, p, may) => ({
    at: await openedBy(w, p, may),
    headers: may ? FOR : {},
  }),
  "POST /api/v1/oversight/inspections/:id/openings/:opening/files/:file": async (w, p, may) => ({
    at: await openedBy(w, p, may),
  }),
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
  "GET /api/v1/oversight/complaints": plain,
  "POST /api/v1/oversight/complaints": () => ({
    json: { who: "A. Citizen", words: "Was I looked at?", values: ["citizen.example"] },
  }),
  "GET /api/v1/cases/:id/court-exports": (_, p) => ({ at: { id: p.own.case } }),
  "POST /api/v1/cases/:id/court-exports": (_, p) => ({
    at: { id: p.own.case },
    json: { court: "District court, file 12", reason: `asked for by the court, ${fresh()}` },
  }),
  "POST /api/v1/court-exports/:id/answer": () => ({ at: { id: NOWHERE }, json: { answer: "confirmed" } }),
  "POST /api/v1/court-exports/:id/file": made(orderedForCourt),
  "GET /api/v1/retention": plain,
  "GET /api/v1/retention/verification": plain,
  "POST /api/v1/retention/disposals": () => ({ json: { class: "reports", reason: "their time is over" } }),
  "POST /api/v1/retention/disposals/:id/answer": () => ({ at: { id: NOWHERE }, json: { answer: "confirmed" } }),
  "GET /api/v1/retention/disposals/:id/certificates": () => ({ at: { id: NOWHERE } }),
  "POST /api/v1/retention/holds": (_, p) => ({
    json: { about: { kind: "report", id: p.own.report }, reason: "evidence in a trial" },
  }),
  "POST /api/v1/retention/holds/:id/answer": made(
    (w, p) => heldBy(w, p.role === "police_investigator" ? w.atPolice : w.investigator, p.own.report),
    () => ({ json: { answer: "confirmed" } }),
  ),
  "POST /api/v1/retention/holds/:id/lifting": made(
    async (w, p) => {
      const id = await heldBy(w, w.investigator, p.own.report);
      await post(w, w.atPolice, `/api/v1/retention/holds/${id}/answer`, { answer: "confirmed" });
      return id;
    },
    () => ({ json: { reason: "the trial is over" } }),
  ),
} as const satisfies Readonly<Record<string, Make>>;
