/** One real call for every address of the hub, as somebody of a role would make it. */
import { createHash } from "node:crypto";
import type { ROUTE_ACTS } from "@noroshi/api";
import { csaf } from "@noroshi/intake/example";
import { notice, REALM } from "../testing-hub.ts";
import { ACTING_CALLS } from "./testing-acting-calls.ts";
import { ASSET_CALLS } from "./testing-asset-calls.ts";
import { fresh, type Make, made, nth, plain } from "./testing-call.ts";
import { COUNCIL_CALLS } from "./testing-council-calls.ts";
import { desk, minutesAgo } from "./testing-desk.ts";
import { LOWERING_CALLS } from "./testing-lowering-calls.ts";
import * as measures from "./testing-measures.ts";
import { OVERSIGHT_CALLS } from "./testing-oversight.ts";
import type { Person } from "./testing-people.ts";
import { SENSOR_CALLS } from "./testing-sensor-calls.ts";
import { SHARING_CALLS } from "./testing-sharing-calls.ts";
import { TAXII_CALLS } from "./testing-taxii.ts";
import { NOBODY, NOWHERE, type Player, releaseTo, type World } from "./testing-world.ts";

const FORM = "jp-common-form-ransomware";
const REASON = "the registry asks which address to block";
const SHA = (text: string): string => createHash("sha256").update(text).digest("hex");

const report: Make = (_, p) => ({ at: { id: p.own.report } });
const file: Make = (_, p) => ({ at: { id: p.own.file } });
const ofCase: Make = (_, p) => ({ at: { id: p.own.case } });
const filing: Make = (w) => ({ at: { id: w.filing } });

const MAPPING = { rows: "indicators", columns: { 値: "value" }, always: { tlp: "TLP:GREEN" } };

async function idFrom(person: Person, path: string, json: unknown): Promise<string> {
  const answer = await person.call("POST", path, { json });
  const id = answer.json["id"] ?? Object.values(answer.json).find((v) => (v as { id?: string })?.id);
  return typeof id === "string" ? id : String((id as { id?: string } | undefined)?.id);
}

const emergency = (role: string, body: string) => ({
  kinds: [role === "talent_manager" ? "reports" : "values"],
  minutes: 30,
  reason: REASON,
  ask: body,
});
const asks = (by: Person, body: string, role = "legal_officer"): Promise<string> =>
  idFrom(by, "/api/v1/break-glass", emergency(role, body));

async function confirmed(by: Person, body: string, second: Person, role?: string): Promise<string> {
  const id = await asks(by, body, role);
  await second.call("POST", `/api/v1/break-glass/${id}/answer`, { json: { answer: "confirmed" } });
  return id;
}

async function uploaded(w: World, p: Player): Promise<string> {
  const bytes = notice(fresh(), { indicators: [{ type: "ipv4", value: `192.0.2.${(nth() % 200) + 1}` }] });
  const id = await idFrom(p, "/api/v1/uploads", { bytes: Buffer.byteLength(bytes), mediaType: "application/json" });
  await p.call("PATCH", `/api/v1/uploads/${id}`, {
    body: bytes,
    headers: { "upload-offset": "0", "content-type": "application/octet-stream", "idempotency-key": w.key() },
  });
  return id;
}

const spare = (name: string) => async (_: World, p: Player) => {
  const { people } = (await p.call("GET", "/api/v1/administration/people")).json as {
    people: { id: string; name: { en: string } }[];
  };
  return people.find((one) => one.name.en === name)?.id ?? NOWHERE;
};
/** An act of the player's body, under a checkpoint that was published since. */
async function provedAct(w: World, p: Player): Promise<string> {
  await w.t.local("POST", `/local/realms/${REALM}/ledger/checkpoint`);
  const { items } = (await p.call("GET", `/api/v1/ledger/acts?about=${p.own.report}`)).json as {
    items?: { id: string }[];
  };
  return items?.[0]?.id ?? "0".repeat(64);
}
const newMachine = () => ({ organisation: "office", name: fresh(), role: "body_system" });
const invitation = { organisation: "office", role: "briefer" };
const change = () => ({
  basis: "jp-act42-report",
  state: "suspended",
  source: "Cabinet Order 1, Art. 2",
  reason: "suspended by a cabinet order",
});
const neutralisation = (body: string) => ({
  schema: "neutralisation-request/1",
  requestId: fresh(),
  requester: body,
  measure: "access-and-neutralisation",
  target: { kind: "server", address: "203.0.113.9", country: "XA" },
  necessity: "The terminal stops again unless the server is silenced.",
  subsidiarity: ["The provider has not answered."],
  proportionality: "One service on one address.",
});

/** If TypeScript brought you here: a new address needs a call with which the test of who may do what tries it. */
export const CALLS: Readonly<Record<keyof typeof ROUTE_ACTS, Make>> = {
  "GET /api/v1/me": plain,
  "GET /api/v1/bodies": plain,
  "GET /api/v1/events": plain,
  "POST /api/v1/may": () => ({ json: { acts: ["report.read"] } }),
  "GET /api/v1/purposes": plain,
  "GET /api/v1/roles": plain,
  "GET /api/v1/preview/reports/:id": report,
  "POST /api/v1/preview/labels": () => ({ json: { tlp: "green", caveats: [] } }),
  "GET /api/v1/preview/eyes/:body": () => ({ at: { body: "port" } }),
  "GET /api/v1/break-glass": plain,
  "POST /api/v1/break-glass": (_, p) => ({ json: emergency(p.role, "police") }),
  "POST /api/v1/break-glass/:id/answer": made(
    (w) => asks(w.atPolice, "office"),
    () => ({ json: { answer: "confirmed" } }),
  ),
  "POST /api/v1/break-glass/:id/end": made((w, p) => confirmed(p, "police", w.atPolice, p.role)),
  "POST /api/v1/break-glass/:id/review": made(
    async (w) => {
      const id = await confirmed(w.atPolice, "office", w.atOffice);
      await w.atPolice.call("POST", `/api/v1/break-glass/${id}/end`);
      return id;
    },
    () => ({ json: { review: "asked for good reason, closed early" } }),
  ),
  "GET /api/v1/oversight/reads": plain,
  "GET /api/v1/oversight/entries": plain,
  "GET /api/v1/ledger/acts": (_, p) => ({ query: `?about=${p.own.report}` }),
  "GET /api/v1/ledger/acts/:id/proof": made(provedAct),
  ...OVERSIGHT_CALLS,
  ...LOWERING_CALLS,
  "GET /api/v1/account": plain,
  "DELETE /api/v1/account/sessions/:id": () => ({ at: { id: "others" } }),
  "POST /api/v1/account/proof": () => ({ json: {} }),
  "GET /api/v1/administration/people": plain,
  "PUT /api/v1/administration/people/:id/suspension": made(spare("spare one"), () => ({ json: { suspended: true } })),
  "PUT /api/v1/administration/people/:id/membership": made(spare("spare two"), () => ({
    json: { organisation: "office", role: "briefer", member: true },
  })),
  "POST /api/v1/administration/people/:id/sign-out": made(spare("spare two")),
  "POST /api/v1/administration/people/:id/unlock": made(spare("spare two")),
  "POST /api/v1/administration/people/:id/recovery": made(spare("spare two")),
  "GET /api/v1/administration/invitations": plain,
  "POST /api/v1/administration/invitations": () => ({ json: invitation }),
  "DELETE /api/v1/administration/invitations/:id": made((_, p) =>
    idFrom(p, "/api/v1/administration/invitations", invitation),
  ),
  "GET /api/v1/administration/machines": plain,
  "POST /api/v1/administration/machines": () => ({ json: newMachine() }),
  "POST /api/v1/administration/machines/:id/rotation": made(
    (_, p) => idFrom(p, "/api/v1/administration/machines", newMachine()),
    () => ({ json: { graceHours: 0 } }),
  ),
  "DELETE /api/v1/administration/machines/:id": made((_, p) =>
    idFrom(p, "/api/v1/administration/machines", newMachine()),
  ),
  "POST /api/v1/reports": () => ({ body: notice(fresh(), { indicators: [{ type: "domain", value: "a.example" }] }) }),
  "POST /api/v1/reports/batch": () => ({
    body: JSON.stringify({ key: fresh(), report: JSON.parse(notice(fresh())) as unknown }),
    headers: { "content-type": "application/x-ndjson" },
  }),
  "POST /api/v1/intake/understanding": () => ({ body: notice(fresh()) }),
  "POST /api/v1/uploads": () => ({ json: { bytes: 10, mediaType: "application/json" } }),
  "GET /api/v1/uploads/:id": made(uploaded),
  "PATCH /api/v1/uploads/:id": made(
    (_, p) => idFrom(p, "/api/v1/uploads", { bytes: 4, mediaType: "text/plain" }),
    () => ({ body: "abcd", headers: { "upload-offset": "0", "content-type": "application/octet-stream" } }),
  ),
  "POST /api/v1/uploads/:id/submission": made(uploaded),
  "GET /api/v1/reports": plain,
  "GET /api/v1/reports/:id": report,
  "GET /api/v1/reports/:id/acts": report,
  "GET /api/v1/reports/:id/form": report,
  "POST /api/v1/reports/:id/attachments": (_, p) => ({
    at: { id: p.own.report },
    query: "?fileName=more.txt",
    body: fresh(),
    headers: { "content-type": "application/octet-stream" },
  }),
  "POST /api/v1/reports/:id/attachments/by-reference": (_, p) => ({
    at: { id: p.own.report },
    json: { sha256: SHA(fresh()), bytes: 9, fileName: "array.img", whereabouts: "evidence room 3" },
  }),
  "POST /api/v1/uploads/:id/attachment": made(uploaded, (_, p) => ({ json: { reportId: p.own.report } })),
  "GET /api/v1/reports/:id/attachments": report,
  "GET /api/v1/attachments/:id": file,
  "POST /api/v1/attachments/:id/hand-over": (_, p) => ({
    at: { id: p.own.file },
    json: { purpose: "static analysis", encryption: "zipcrypto" },
  }),
  "POST /api/v1/attachments/:id/custody": (_, p) => ({
    at: { id: p.own.file },
    json: { to: "police", sha256: SHA(`MZ ${p.body}`), note: "sealed bag 12" },
  }),
  "POST /api/v1/table-mappings/proposal": () => ({ body: "値\t備考\n203.0.113.5\t社内\n" }),
  "GET /api/v1/table-mappings": plain,
  "PUT /api/v1/table-mappings/:name": () => ({ at: { name: fresh() }, json: MAPPING }),
  "DELETE /api/v1/table-mappings/:name": made(
    async (_, p) => {
      const name = fresh();
      await p.call("PUT", `/api/v1/table-mappings/${name}`, { json: MAPPING });
      return name;
    },
    undefined,
    "name",
  ),
  "GET /api/v1/desk/entries": plain,
  "POST /api/v1/desk/entries": () => ({ json: desk() }),
  "POST /api/v1/reports/:id/confirmation": made(async (w, p) => {
    const sent = await w.atOffice.call("POST", "/api/v1/desk/entries", {
      json: { ...desk(), organisation: p.body },
      headers: { "idempotency-key": w.key() },
    });
    return String(sent.json["reportId"]);
  }),
  "GET /api/v1/receipts": plain,
  "GET /api/v1/receipts/:id": (_, p) => ({ at: { id: p.own.receipt } }),
  "POST /api/v1/receipts/:id/historical": (_, p) => ({
    at: { id: p.own.receipt },
    json: { historical: false, why: "found out" },
  }),
  "GET /api/v1/indicators": plain,
  "GET /api/v1/search": () => ({ query: "?q=203.0.113.10" }),
  "POST /api/v1/search/values": () => ({ body: "203[.]0[.]113[.]10" }),
  "GET /api/v1/search/suggestions": () => ({ query: "?q=203" }),
  "POST /api/v1/releases": (_, p) => ({ json: releaseTo(p.own.report) }),
  "POST /api/v1/releases/:id/approval": () => ({ at: { id: NOWHERE }, json: { answer: "approved" } }),
  "POST /api/v1/releases/:id/withdrawal": () => ({ at: { id: NOWHERE }, json: {} }),
  "GET /api/v1/releases": plain,
  "GET /api/v1/releases/:id": (w) => ({ at: { id: w.release } }),
  "GET /api/v1/deliveries": plain,
  "GET /api/v1/recalls": plain,
  "GET /api/v1/deliveries/:id": (w) => ({ at: { id: w.delivery } }),
  "GET /api/v1/deliveries/:id/package": (w) => ({ at: { id: w.delivery } }),
  "GET /api/v1/feeds/misp/:file": () => ({ at: { file: "manifest.json" } }),
  "GET /api/v1/feeds/lists/:file": () => ({ at: { file: "ipv4.txt" } }),
  "POST /api/v1/releases/trace": () => ({ body: "nothing of ours" }),
  ...ASSET_CALLS,
  ...COUNCIL_CALLS,
  ...SHARING_CALLS,
  "GET /api/v1/reports/:id/concerned": report,
  "GET /api/v1/channels": plain,
  "POST /api/v1/channels": () => ({
    json: { body: "alpha", way: "webhook", address: `http://${NOBODY}/${fresh()}` },
  }),
  "GET /api/v1/dispatches": plain,
  "POST /api/v1/dispatches/:id/again": (w) => ({ at: { id: w.dispatch }, json: {} }),
  ...TAXII_CALLS,
  "POST /api/v1/sightings": (_, p) => ({
    body: JSON.stringify({
      id: fresh(),
      organisationId: p.body,
      observedAt: "2026-11-20T09:00:00+09:00",
      type: "ipv4",
      value: "203.0.113.61",
    }),
    headers: { "content-type": "application/x-ndjson" },
  }),
  "GET /api/v1/sightings": plain,
  "POST /api/v1/consents": (_, p) => ({
    json: {
      schema: "consent/1",
      by: p.body,
      reportId: p.own.number,
      grant: "thirdPartyRelease",
      recipients: ["bank"],
    },
  }),
  "POST /api/v1/withdrawals": (_, p) => ({
    json: { schema: "withdrawal/1", by: p.body, reportId: p.own.number, withdraw: ["shareAbroad"] },
  }),
  "POST /api/v1/assessments": (_, p) => ({
    json: {
      schema: "assessment/1",
      reportId: p.own.number,
      mode: "provisional",
      continuity: 2,
      safety: 0,
      trust: 1,
    },
  }),
  "GET /api/v1/board": plain,
  "GET /api/v1/groups": plain,
  "GET /api/v1/latency": plain,
  "GET /api/v1/links/proposals": plain,
  "GET /api/v1/campaigns": plain,
  "GET /api/v1/links/statements": plain,
  "POST /api/v1/links/statements": async (w, p, may) => ({
    json: { a: p.own.report, b: may ? await w.loose(p.body) : NOWHERE, says: "same", why: "looked at both" },
  }),
  "GET /api/v1/cases": plain,
  "GET /api/v1/cases/:id": ofCase,
  "POST /api/v1/cases": async (w, p, may) => ({
    json: { report: may ? await w.loose(p.body) : NOWHERE, participants: [] },
  }),
  "POST /api/v1/cases/:id/reports": async (w, p, may) => ({
    at: { id: p.own.case },
    json: { report: may ? await w.loose(p.body) : NOWHERE },
  }),
  ...ACTING_CALLS,
  ...SENSOR_CALLS,
  "POST /api/v1/knowledge": () => ({
    json: { entries: [{ source: "own", ref: fresh(), kind: "note", name: "a note", body: { text: "a" } }] },
  }),
  "POST /api/v1/advisories": () => ({ json: csaf() }),
  "GET /api/v1/knowledge": plain,
  "GET /api/v1/priority-methods": plain,
  "GET /api/v1/law": plain,
  "GET /api/v1/law/export": plain,
  "POST /api/v1/law/changes": () => ({ json: change() }),
  "POST /api/v1/law/changes/:id/answer": made(
    async (w) => {
      await w.atCommission.call("POST", "/api/v1/law/changes", {
        json: change(),
        headers: { "idempotency-key": w.key() },
      });
      const { changes } = (await w.atCommission.call("GET", "/api/v1/law")).json as {
        changes: { id: string; mine?: boolean; answer: string | null }[];
      };
      return changes.find((c) => c.answer === null)?.id ?? NOWHERE;
    },
    () => ({ json: { answer: "refused", reason: "not in this realm" } }),
  ),
  "GET /api/v1/gate-plans": plain,
  "GET /api/v1/measures": plain,
  "GET /api/v1/measures/:id": made(measures.seen),
  "POST /api/v1/measures": (_, p) => ({ json: measures.measureOf(p.body) }),
  "PUT /api/v1/measures/:id": measures.onMeasure(measures.own, (p) => measures.measureOf(p.body)),
  "POST /api/v1/measures/:id/steps": measures.onMeasure(measures.own, () => ({ event: "withdraw" })),
  "POST /api/v1/measures/:id/losses": measures.onMeasure(measures.own, () => ({
    kind: "lost",
    amount: "5",
    currency: "JPY",
    on: "2026-11-20",
  })),
  "POST /api/v1/measures/:id/notices": measures.onMeasure(measures.own, () => ({
    kind: "notified",
    words: "told the manager",
  })),
  "POST /api/v1/measures/:id/legal-review": measures.onMeasure(measures.inLegalReview, () => ({ passes: false })),
  "POST /api/v1/measures/:id/consultation": measures.onMeasure(measures.toNeutralise, () => ({ reference: "FM 1" })),
  "POST /api/v1/measures/:id/votes": measures.onMeasure(measures.onBallot, () => ({ says: "refuse", words: "no" })),
  "POST /api/v1/measures/:id/review": measures.onMeasure(measures.withOutcome, () => ({ words: "looked at" })),
  "GET /api/v1/directions": plain,
  "POST /api/v1/directions/:id/effects": made(measures.directed, () => ({ json: { effect: "applied" } })),
  "GET /api/v1/holds": plain,
  "POST /api/v1/holds": () => ({
    json: { value: `198.51.100.${nth() % 250}`, reason: "ask us before you touch it", until: "2030-01-01T00:00:00Z" },
  }),
  "DELETE /api/v1/holds/:id": made(measures.held),
  "GET /api/v1/deconfliction/hits": plain,
  "POST /api/v1/deconfliction/measures/:id/stop": made(measures.met, () => ({
    json: { stops: true, words: "ask the body that holds it first" },
  })),
  "POST /api/v1/measures/requests": (_, p) => ({ json: neutralisation(p.body) }),
  "POST /api/v1/measures/consultations": (_, p) => ({
    json: { request: neutralisation(p.body), reference: "FM-1" },
  }),
  "POST /api/v1/measures/decisions": (_, p) => ({
    json: { request: neutralisation(p.body), says: "refuse", decision: "D-1", words: "not shown to be needed" },
  }),
  "GET /api/v1/clocks": plain,
  "POST /api/v1/clocks/:id/events": (_, p) => ({
    at: { id: p.own.clock },
    json: { kind: "met", evidence: { kind: "call", reference: "told by telephone" } },
  }),
  "POST /api/v1/reports/:id/anchors": (_, p) => ({
    at: { id: p.own.report },
    json: { anchor: "actualNotification", at: minutesAgo(1) },
  }),
  "GET /api/v1/cases/:id/filing": ofCase,
  "POST /api/v1/cases/:id/facts": (_, p) => ({
    at: { id: p.own.case },
    json: { facts: [{ fact: "incident.entryPath", value: "VPN" }] },
  }),
  "GET /api/v1/cases/:id/filing/forms/:form": (_, p) => ({ at: { id: p.own.case, form: FORM } }),
  "GET /api/v1/cases/:id/filing/forms/:form/file": (_, p) => ({ at: { id: p.own.case, form: FORM } }),
  "POST /api/v1/cases/:id/filings": async (_, p, may) => {
    const preview = may ? await p.call("GET", `/api/v1/cases/${p.own.case}/filing/forms/${FORM}?to=office`) : undefined;
    return {
      at: { id: p.own.case },
      json: { filings: [{ form: FORM, to: "office", digest: preview?.json["digest"] ?? "0".repeat(64) }] },
    };
  },
  "GET /api/v1/filings": plain,
  "GET /api/v1/filings/:id": filing,
  "GET /api/v1/filings/:id/file": filing,
  "POST /api/v1/filings/:id/words": (w) => ({ at: { id: w.filing }, json: { kind: "receipt", number: "R-77" } }),
};
