/**
 * The one list of what a reader of the twin worlds asks and tries: every address of the hub is looked at, tried, or named with
 * the reason why it is not. Addresses that are asked with GET are looked at by themselves; everything else is tried on things
 * that the reader may see, on hidden ones and on ones that never were.
 */
import { type OPEN_ROUTES, ROUTE_ACTS } from "@noroshi/api";
import { type Init, REALM } from "./testing-twins.ts";

type Address = keyof typeof ROUTE_ACTS;
type Asked = Extract<Address, `GET ${string}`>;
type Tried = Exclude<Address, Asked>;

/** What a try is about: a thing's id, a value that somebody wrote, a report that the reader sees, when it is. */
export interface Target {
  readonly id: string;
  readonly value: string;
  readonly seen: string;
  readonly now: string;
  readonly key: string;
}

export interface Try {
  /** Values of the path's parameters; `id` is the target where nothing is said. */
  readonly at?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly init?: Init;
}

const json = (body: unknown): Try => ({
  init: { body: JSON.stringify(body), headers: { "content-type": "application/json" } },
});
const bytes = (body: string, type = "application/octet-stream", query = ""): Try => ({
  query,
  init: { body, headers: { "content-type": type } },
});

const OF_PEOPLE = "a machine is refused whatever it names: roles/table.test.ts";
const NAMES_NOTHING = "what it answers depends on what it was sent alone";

const MAPPING = { rows: "indicators", columns: { 値: "value" }, always: { tlp: "TLP:GREEN" } };
const answered = (t: Target) => ({
  schema: "assessment/1",
  reportId: t.id,
  mode: "provisional",
  continuity: 2,
  safety: 0,
  trust: 1,
});
const neutralisation = (t: Target) => ({
  schema: "neutralisation-request/1",
  requestId: t.key,
  requester: "port",
  measure: "access-and-neutralisation",
  target: { kind: "server", address: t.value, country: "XA" },
  necessity: "The terminal stops again unless the server is silenced.",
  subsidiarity: ["The provider has not answered."],
  proportionality: "One service on one address.",
});
const form = (t: Target) => ({
  schema: "common-form/1",
  form: "common-form-ransomware",
  answers: {
    報告番号: t.key,
    "侵害指標（IoC）": `IPアドレス：${t.value}`,
    調整機関への提供: "同意する",
    TLP: "TLP:AMBER",
  },
});

/** If TypeScript brought you here: say how a reader tries the new address on a thing, or why it cannot tell of hidden things. */
export const TRIES: Readonly<Record<Tried, ((t: Target) => Try) | string>> = {
  "POST /api/v1/may": () => json({ acts: ["report.read", "case.open", "release.order"] }),
  "POST /api/v1/preview/labels": () => json({ tlp: "green", caveats: [] }),
  "POST /api/v1/break-glass": OF_PEOPLE,
  "POST /api/v1/break-glass/:id/answer": () => json({ answer: "confirmed" }),
  "POST /api/v1/break-glass/:id/end": () => json({}),
  "POST /api/v1/break-glass/:id/review": () => json({ review: "looked at, and in order" }),
  "DELETE /api/v1/account/sessions/:id": OF_PEOPLE,
  "POST /api/v1/account/proof": OF_PEOPLE,
  "PUT /api/v1/administration/people/:id/suspension": OF_PEOPLE,
  "PUT /api/v1/administration/people/:id/membership": OF_PEOPLE,
  "POST /api/v1/administration/people/:id/sign-out": OF_PEOPLE,
  "POST /api/v1/administration/people/:id/unlock": OF_PEOPLE,
  "POST /api/v1/administration/people/:id/recovery": OF_PEOPLE,
  "POST /api/v1/administration/invitations": OF_PEOPLE,
  "DELETE /api/v1/administration/invitations/:id": OF_PEOPLE,
  "POST /api/v1/administration/machines": OF_PEOPLE,
  "POST /api/v1/administration/machines/:id/rotation": OF_PEOPLE,
  "DELETE /api/v1/administration/machines/:id": OF_PEOPLE,
  "POST /api/v1/reports": (t) => bytes(JSON.stringify(form(t)), "application/json"),
  "POST /api/v1/reports/batch": (t) => bytes(JSON.stringify({ key: t.key, report: form(t) }), "application/x-ndjson"),
  "POST /api/v1/intake/understanding": (t) => bytes(JSON.stringify(form(t)), "application/json"),
  "POST /api/v1/uploads": () => json({ bytes: 10, mediaType: "application/json" }),
  "PATCH /api/v1/uploads/:id": () => ({
    init: { body: "abcd", headers: { "content-type": "application/octet-stream", "upload-offset": "0" } },
  }),
  "POST /api/v1/uploads/:id/submission": () => json({}),
  "POST /api/v1/uploads/:id/attachment": (t) => json({ reportId: t.seen }),
  "POST /api/v1/reports/:id/attachments": () =>
    bytes("the same file for everybody", "application/octet-stream", "?fileName=a.txt"),
  "POST /api/v1/reports/:id/attachments/by-reference": () =>
    json({ sha256: "a".repeat(64), bytes: 9, fileName: "array.img", whereabouts: "evidence room 3" }),
  "POST /api/v1/attachments/:id/hand-over": () => json({ purpose: "static analysis", encryption: "zipcrypto" }),
  "POST /api/v1/attachments/:id/custody": () => json({ to: "police", sha256: "a".repeat(64), note: "sealed bag 12" }),
  "POST /api/v1/table-mappings/proposal": NAMES_NOTHING,
  "PUT /api/v1/table-mappings/:name": () => ({ ...json(MAPPING), at: { name: "columns" } }),
  "DELETE /api/v1/table-mappings/:name": () => ({ at: { name: "columns" } }),
  "POST /api/v1/desk/entries": (t) =>
    json({
      schema: "desk-entry/1",
      organisation: "port",
      channel: "telephone",
      caller: { name: "当直", role: "当直" },
      calledAt: t.now,
      callback: { number: "050-0000-0000", numberFrom: "register", spokeTo: "当直長", at: t.now },
      heard: "動かない。",
      report: form(t),
    }),
  "POST /api/v1/reports/:id/confirmation": () => json({}),
  "POST /api/v1/receipts/:id/historical": () => json({ historical: true, why: "found out" }),
  "POST /api/v1/search/values": (t) =>
    bytes(`${t.value}、${t.value.replaceAll(".", "[.]")} ２０３．０．１１３．４ 198.51.100.2 ${"1a".repeat(32)} word`),
  "POST /api/v1/releases/trace": (t) => bytes(`${t.id} ${t.value}`),
  "POST /taxii2/:root/collections/:collection/objects/": (t) => ({
    at: { root: REALM, collection: "submissions" },
    init: {
      body: JSON.stringify({ objects: [{ type: "indicator", id: `indicator--${t.id}`, pattern: t.value }] }),
      headers: { "content-type": "application/taxii+json;version=2.1" },
    },
  }),
  "DELETE /taxii2/:root/collections/:collection/objects/:object/": (t) => ({
    at: { root: REALM, collection: "submissions", object: `indicator--${t.id}` },
  }),
  "POST /api/v1/assets": (t) => json({ kind: "cidr", value: t.value }),
  "POST /api/v1/assets/:id/answer": OF_PEOPLE,
  "POST /api/v1/assets/:id/withdrawal": () => json({}),
  "POST /api/v1/council/members": OF_PEOPLE,
  "POST /api/v1/council/members/:body/decisions": OF_PEOPLE,
  "POST /api/v1/council/agreements": OF_PEOPLE,
  "POST /api/v1/council/membership/answers": OF_PEOPLE,
  "POST /api/v1/council/membership/acceptance": OF_PEOPLE,
  "POST /api/v1/council/membership/secrecy": OF_PEOPLE,
  "POST /api/v1/releases/preview": OF_PEOPLE,
  "POST /api/v1/deliveries/:id/acknowledgement": () => json({}),
  "POST /api/v1/consent-requests": (t) => json({ report: t.id, to: ["bank"], reason: "the bank is at risk" }),
  "POST /api/v1/consent-offers": (t) => json({ report: t.id, office: "office", to: ["bank"], victim: { name: true } }),
  "POST /api/v1/consent-requests/:id/withdrawal": () => json({}),
  "POST /api/v1/consent-requests/:id/answer": () => json({ answer: "granted" }),
  "POST /api/v1/consent-requests/:id/end": () => json({}),
  "POST /api/v1/channels": OF_PEOPLE,
  "POST /api/v1/dispatches/:id/again": OF_PEOPLE,
  "POST /api/v1/releases": (t) => json({ report: t.id, to: ["office"], audience: "everybody" }),
  "POST /api/v1/releases/:id/approval": OF_PEOPLE,
  "POST /api/v1/releases/:id/withdrawal": OF_PEOPLE,
  "POST /api/v1/sightings": (t) =>
    bytes(JSON.stringify({ id: t.key, observedAt: t.now, type: "ipv4", value: t.value }), "application/x-ndjson"),
  "POST /api/v1/consents": (t) =>
    json({ schema: "consent/1", by: "port", reportId: t.id, grant: "thirdPartyRelease", recipients: ["isac"] }),
  "POST /api/v1/withdrawals": (t) =>
    json({ schema: "withdrawal/1", by: "port", reportId: t.id, withdraw: ["shareAbroad"] }),
  "POST /api/v1/assessments": (t) => json(answered(t)),
  "POST /api/v1/links/statements": (t) => json({ a: t.seen, b: t.id, says: "same", why: "looked at both" }),
  "POST /api/v1/cases": (t) => json({ report: t.id, participants: ["office"] }),
  "POST /api/v1/cases/:id/reports": (t) => json({ report: t.seen }),
  "POST /api/v1/cases/:id/participants": OF_PEOPLE,
  "POST /api/v1/cases/:id/participation": () => json({ answer: "accept" }),
  "POST /api/v1/cases/:id/lead": OF_PEOPLE,
  "POST /api/v1/cases/:id/lead/answer": OF_PEOPLE,
  "POST /api/v1/cases/:id/statements": (t) =>
    json({ kind: "contest", words: "not so", about: { kind: "report", id: t.id } }),
  "PUT /api/v1/cases/:id/note": () => json({ words: "two terminals stand still" }),
  "POST /api/v1/cases/:id/closing": OF_PEOPLE,
  "POST /api/v1/cases/:id/reopening": OF_PEOPLE,
  "POST /api/v1/cases/:id/presence": () => json({}),
  "POST /api/v1/cases/:id/playbooks": OF_PEOPLE,
  "POST /api/v1/cases/:id/tasks": OF_PEOPLE,
  "POST /api/v1/tasks/:id/events": () => json({ kind: "accept" }),
  "POST /api/v1/tasks/:id/direction": OF_PEOPLE,
  "POST /api/v1/inquiries": (t) => json({ to: "office", question: `Did you see ${t.value}?`, case: t.id }),
  "POST /api/v1/inquiries/:id/words": () => json({ kind: "refusal", words: "no" }),
  "POST /api/v1/playbooks": NAMES_NOTHING,
  "POST /api/v1/sensors": NAMES_NOTHING,
  "POST /api/v1/sensors/:id/entries": () => json({ entry: "e30.e30", kept: null }),
  "POST /api/v1/contacts": (t) => json({ id: t.id, mark: "verified" }),
  "POST /api/v1/body-keys": (t) => json({ id: t.id, mark: "withdrawn" }),
  "POST /api/v1/shifts": (t) => json({ contact: t.id, since: "2026-01-01T00:00:00Z", until: "2027-01-01T00:00:00Z" }),
  "POST /api/v1/shifts/:id/taking": () => json({}),
  "POST /api/v1/pages": () => json({ body: "office", kind: "drill" }),
  "POST /api/v1/pages/:id/acknowledgement": () => json({}),
  "POST /api/v1/pages/:id/calls": (t) => json({ contact: t.id, outcome: "reached" }),
  "POST /api/v1/measures/requests": (t) => json(neutralisation(t)),
  "POST /api/v1/measures/consultations": (t) => json({ request: neutralisation(t), reference: "FM-1" }),
  "POST /api/v1/measures/decisions": (t) =>
    json({ request: neutralisation(t), says: "refuse", decision: "D-1", words: "not shown to be needed" }),
  "POST /api/v1/measures": (t) => json({ report: t.id, requestId: t.id, reason: "looked at" }),
  "PUT /api/v1/measures/:id": (t) => json({ report: t.id, requestId: t.id, reason: "looked at" }),
  "POST /api/v1/measures/:id/steps": (t) => json({ report: t.id, requestId: t.id, reason: "looked at" }),
  "POST /api/v1/measures/:id/losses": (t) => json({ report: t.id, requestId: t.id, reason: "looked at" }),
  "POST /api/v1/measures/:id/notices": (t) => json({ report: t.id, requestId: t.id, reason: "looked at" }),
  "POST /api/v1/measures/:id/legal-review": (t) => json({ report: t.id, requestId: t.id, reason: "looked at" }),
  "POST /api/v1/measures/:id/consultation": (t) => json({ report: t.id, requestId: t.id, reason: "looked at" }),
  "POST /api/v1/measures/:id/votes": (t) => json({ report: t.id, requestId: t.id, reason: "looked at" }),
  "POST /api/v1/measures/:id/review": (t) => json({ report: t.id, requestId: t.id, reason: "looked at" }),
  "POST /api/v1/directions/:id/effects": (t) => json({ report: t.id, requestId: t.id, reason: "looked at" }),
  "POST /api/v1/holds": (t) => json({ report: t.id, requestId: t.id, reason: "looked at" }),
  "DELETE /api/v1/holds/:id": () => ({}),
  "POST /api/v1/oversight/inspections": () => json({ way: "sample", size: 5, reason: "drawn by lot" }),
  "POST /api/v1/oversight/inspections/:id/words": () => json({ kind: "finding", words: "in order so far" }),
  "POST /api/v1/oversight/inspections/:id/openings": (t) => json({ entry: "1", report: t.id, why: "looked at" }),
  "POST /api/v1/oversight/inspections/:id/openings/:opening/files/:file": (t) => ({
    at: { id: t.id, opening: t.id, file: t.id },
  }),
  "POST /api/v1/oversight/words": (t) => json({ kind: "notice", to: "office", words: "looked at", measure: t.id }),
  "POST /api/v1/oversight/words/:id/answers": () => json({ words: "it was looked at" }),
  "POST /api/v1/oversight/reports": () => json({ from: "2020-01-01T00:00:00Z", to: "2021-01-01T00:00:00Z" }),
  "POST /api/v1/oversight/issues": () => json({ from: "2020-01-01T00:00:00Z", to: "2021-01-01T00:00:00Z" }),
  "POST /api/v1/deconfliction/measures/:id/stop": () => json({ stops: true, words: "wait until the holder was asked" }),
  "POST /api/v1/cases/:id/court-exports": () => json({ court: "District court", reason: "asked for by the court" }),
  "POST /api/v1/reports/:id/declassifications": OF_PEOPLE,
  "POST /api/v1/declassifications/:id/answer": OF_PEOPLE,
  "POST /api/v1/declassifications/:id/withdrawal": OF_PEOPLE,
  "POST /api/v1/court-exports/:id/answer": () => json({ answer: "confirmed" }),
  "POST /api/v1/court-exports/:id/file": () => ({}),
  "POST /api/v1/oversight/complaints": (t) => json({ who: "A. Citizen", words: "Was I?", values: [t.value] }),
  "POST /api/v1/retention/disposals": () => json({ class: "reports", reason: "their time is over" }),
  "POST /api/v1/retention/disposals/:id/answer": () => json({ answer: "confirmed" }),
  "POST /api/v1/retention/holds": (t) => json({ about: { kind: "report", id: t.id }, reason: "evidence in a trial" }),
  "POST /api/v1/retention/holds/:id/answer": () => json({ answer: "confirmed" }),
  "POST /api/v1/retention/holds/:id/lifting": () => json({ reason: "the trial is over" }),
  "POST /api/v1/knowledge": "what is added is for everybody: no reader has less of it",
  "POST /api/v1/advisories": "what is added is for everybody: no reader has less of it",
  "POST /api/v1/law/changes": OF_PEOPLE,
  "POST /api/v1/law/changes/:id/answer": OF_PEOPLE,
  "POST /api/v1/clocks/:id/events": () =>
    json({ kind: "met", evidence: { kind: "call", reference: "told by telephone" } }),
  "POST /api/v1/reports/:id/anchors": (t) => json({ anchor: "actualNotification", at: t.now }),
  "POST /api/v1/cases/:id/facts": () => json({ facts: [{ fact: "incident.entryPath", value: "VPN" }] }),
  "POST /api/v1/cases/:id/filings": () =>
    json({ filings: [{ form: "jp-common-form-ransomware", to: "office", digest: "0".repeat(64) }] }),
  "POST /api/v1/filings/:id/words": () => json({ kind: "receipt", number: "R-77" }),
};

/** Addresses that are asked and yet not held against each other. */
export const UNASKED: Readonly<Partial<Record<Asked, string>>> = {
  "GET /api/v1/ledger/acts/:id/proof":
    "salts are drawn by chance, and the log's size is the same: ledger/ledger.test.ts holds that number and order tell nothing",
  "GET /taxii2/": "it names the address of its own hub, and the two have one each",
  "GET /api/v1/events": "a stream: testing-stream.ts follows it",
};

/** Values for what is no id in a path. */
export const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  form: ["jp-common-form-ransomware"],
  root: [REALM],
  collection: ["released", "submissions"],
  file: ["manifest.json", "hashes.csv", "ipv4.txt", "domain.rpz"],
  body: ["office"],
};

/** Those that nobody has to sign in for tell of the hub alone, and are looked at as well. */
const OPEN: readonly (typeof OPEN_ROUTES)[number][] = ["GET /api/v1/openapi.json", "GET /api/v1/entrance"];

/** Every address that is looked at: all that are asked, less what stands above. */
export const LOOKED_AT: readonly string[] = [...OPEN, ...Object.keys(ROUTE_ACTS)]
  .filter((a) => a.startsWith("GET ") && !(a in UNASKED))
  .map((a) => a.slice("GET ".length));

/** In every world; the others take turns. */
export const ALWAYS_LOOKED_AT: readonly string[] = [
  "/api/v1/reports",
  "/api/v1/reports/:id",
  "/api/v1/cases/:id",
  "/api/v1/indicators",
  "/api/v1/cases",
  "/api/v1/board",
  "/api/v1/latency",
  "/api/v1/search",
  "/api/v1/search/suggestions",
  "/api/v1/groups",
  "/api/v1/deliveries",
];
