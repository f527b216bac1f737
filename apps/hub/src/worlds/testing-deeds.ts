/**
 * What people of the twin worlds do out of the reader's sight, about what it does not see: assess, tell of sightings, say of two
 * reports that they are one, open cases and pin reports, order releases, consent, withdraw, attach files, take calls, keep
 * mappings and uploads. A new kind of act that people can do about hidden things belongs here.
 */
import fc from "fast-check";
import type { Filing } from "./testing-acts.ts";
import type { Init, World } from "./testing-twins.ts";

/** A filing as it was done: with its report's id, which is the same in both worlds. */
export interface Done {
  readonly filing: Filing;
  readonly report: string;
}

export interface Scene {
  readonly reader: string;
  /** What the deed is about, hidden from the reader. */
  readonly about: Done;
  /** Another report: hidden, or one that the reader sees. */
  readonly other: string | undefined;
  /** A report that the reader sees. */
  readonly seen: string | undefined;
  readonly now: string;
  /** Fresh for each deed, and the same in both worlds. */
  readonly key: string;
}

type Deed = (w: World, s: Scene) => Promise<unknown>;

/** Somebody other than the reader who never files what the reader sees. */
const another = (reader: string): string => (reader === "bank" ? "port" : "bank");

const send = (w: World, by: string, path: string, s: Scene, json: unknown, more: Init = {}): Promise<unknown> =>
  w.as(by, "POST", `/api/v1${path}`, {
    body: typeof json === "string" ? json : JSON.stringify(json),
    headers: { "content-type": "application/json", "idempotency-key": s.key, ...more.headers },
  });

const assess =
  (by: (s: Scene) => string, report = (s: Scene) => s.about.report): Deed =>
  (w, s) =>
    send(w, by(s), "/assessments", s, {
      schema: "assessment/1",
      reportId: report(s),
      mode: "provisional",
      continuity: 3,
      safety: 1,
      trust: 2,
    });

async function caseOfOffice(w: World, report: string): Promise<string | undefined> {
  const { json } = await w.as("office", "GET", "/api/v1/cases?limit=20");
  const items = json["items"];
  const ids = (Array.isArray(items) ? items : []).map((c: { id?: unknown }) => String(c.id));
  return ids.sort()[Number.parseInt(report.slice(0, 4), 16) % Math.max(1, ids.length)];
}

export const DEEDS: Readonly<Record<string, Deed>> = {
  "the office assesses": assess(() => "office"),
  // Its label is its own: neither it nor the reader is in a room of the other.
  "somebody assesses what the reader sees": assess(
    (s) => another(s.reader),
    (s) => s.seen ?? s.about.report,
  ),
  // The office's word on one report of an incident is its word on the incident: see below.
  "its sender assesses": assess((s) => (s.about.filing.by === "office" ? another(s.reader) : s.about.filing.by)),
  "a sighting elsewhere": (w, s) =>
    send(
      w,
      "office",
      "/sightings",
      s,
      JSON.stringify({
        id: s.key,
        organisationId: another(s.reader),
        observedAt: s.now,
        type: "ipv4",
        value: s.about.filing.values.ipv4[0],
      }),
      { headers: { "content-type": "application/x-ndjson" } },
    ),
  "the office says that two are one": (w, s) =>
    send(w, "office", "/links/statements", s, { a: s.about.report, b: s.other, says: "same", why: "seen by hand" }),
  "its sender says that two are two": (w, s) =>
    send(w, s.about.filing.by, "/links/statements", s, { a: s.about.report, b: s.other, says: "apart", why: "no" }),
  "its sender opens a case": (w, s) =>
    send(w, s.about.filing.by, "/cases", s, { report: s.about.report, participants: [another(s.reader)] }),
  "the office opens a case": (w, s) => send(w, "office", "/cases", s, { report: s.about.report, participants: [] }),
  "the office pins it to a case": async (w, s) => {
    const id = await caseOfOffice(w, s.about.report);
    if (id !== undefined) await send(w, "office", `/cases/${id}/reports`, s, { report: s.about.report });
  },
  "the office releases it": (w, s) =>
    send(w, "office", "/releases", s, {
      report: s.about.report,
      to: [another(s.reader)],
      audience: "for its own defence",
    }),
  "its sender consents": (w, s) =>
    send(w, s.about.filing.by, "/consents", s, {
      schema: "consent/1",
      by: s.about.filing.by,
      reportId: s.about.filing.number,
      grant: "thirdPartyRelease",
      recipients: [another(s.reader)],
    }),
  "its sender passes it on after all": (w, s) =>
    send(w, s.about.filing.by, "/consents", s, {
      schema: "consent/1",
      by: s.about.filing.by,
      reportId: s.about.filing.number,
      grant: "shareWithCoordinator",
      recipients: ["office"],
    }),
  "its sender takes an answer back": (w, s) =>
    send(w, s.about.filing.by, "/withdrawals", s, {
      schema: "withdrawal/1",
      by: s.about.filing.by,
      reportId: s.about.filing.number,
      withdraw: ["shareAbroad"],
    }),
  "its sender attaches a file": (w, s) =>
    w.as(s.about.filing.by, "POST", `/api/v1/reports/${s.about.report}/attachments?fileName=a.txt`, {
      body: "the same file for everybody",
      headers: { "content-type": "application/octet-stream", "idempotency-key": s.key },
    }),
  "somebody keeps a mapping of the same name": (w, s) =>
    w.as(another(s.reader), "PUT", "/api/v1/table-mappings/columns", {
      body: JSON.stringify({ rows: "indicators", columns: { 値: "value" }, always: { tlp: "TLP:GREEN" } }),
      headers: { "content-type": "application/json", "idempotency-key": s.key },
    }),
  "somebody begins an upload": (w, s) =>
    send(w, another(s.reader), "/uploads", s, { bytes: 100, mediaType: "application/json" }),
  "the desk takes a call": (w, s) =>
    send(w, "office", "/desk/entries", s, {
      schema: "desk-entry/1",
      organisation: another(s.reader),
      channel: "telephone",
      caller: { name: "当直", role: "当直" },
      calledAt: s.now,
      callback: { number: "050-0000-0000", numberFrom: "register", spokeTo: "当直長", at: s.now },
      heard: "画面に身代金の要求が出て、動かない。",
      report: {
        schema: "common-form/1",
        form: "common-form-ransomware",
        answers: {
          報告番号: `D-${s.key}`,
          報告組織名: "港",
          "侵害指標（IoC）": s.about.filing.values.ipv4.map((v) => `IPアドレス：${v}`).join("\n"),
          調整機関への提供: "同意する",
          匿名化した技術情報の共有: "同意しない",
          海外機関への共有: "同意しない",
          TLP: "TLP:AMBER",
        },
      },
    }),
};

/** What the office sees joined is another after these: it orders another list of reports. */
export const OF_LINKS: ReadonlySet<string> = new Set([
  "the office says that two are one",
  "its sender says that two are two",
]);

/** What concerns a whole incident, as far as who does it sees it: where that holds reports that the reader sees, it is no secret. */
const OF_AN_INCIDENT: ReadonlySet<string> = new Set(["the office assesses"]);

export const deed = (near: boolean): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...Object.keys(DEEDS).filter((d) => !near || !OF_AN_INCIDENT.has(d))) },
    // What is handed to others is nobody else's to count.
    { weight: 1, arbitrary: fc.constant("the office releases it") },
    // A pin touches a room that the reader may be in.
    { weight: 1, arbitrary: fc.constant("the office pins it to a case") },
  );
