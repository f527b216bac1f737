/** People are woken for what ran out, over the whole hub: a real mail server, a real gateway, a stepped clock. */
import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ransomwareForm } from "@noroshi/intake/example";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attachPostgres } from "../db/attach.ts";
import { attachRealm } from "../db/realm.ts";
import { tellClocks } from "../law/clocks/tell.ts";
import { openRealmRooms } from "../open-realm.ts";
import { waysOut } from "../outbound/connectors.ts";
import { type Person, personOf } from "../roles/testing-people.ts";
import { REALM, type TestHub, testHub } from "../testing-hub.ts";
import { tellLate } from "./open-pages.ts";
import { reachOut } from "./reach.ts";

interface Page {
  readonly id: string;
  readonly reason: { en: string };
  readonly about: { kind: string; id: string | null };
  readonly urgent: boolean;
  readonly acknowledgedAt: string | null;
  readonly gaveUpAt: string | null;
  readonly minutes: number | null;
  readonly path: readonly { body: { slug: string }; people: readonly { person: string }[] }[];
  readonly tries: readonly {
    person: string;
    body: { slug: string };
    channel: string;
    outcome: string;
    detail: string | null;
  }[];
}

const mails: { to: string; text: string }[] = [];
const notes: { body: string; signature: string }[] = [];
let mailServer: SMTPServer;
let gateway: Server;
let t: TestHub;
let port: Person;
let office: Person;
let env: Record<string, string>;
let n = 0;

beforeAll(async () => {
  mailServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (p: Buffer) => parts.push(p));
      stream.on("end", () => {
        mails.push({ to: session.envelope.rcptTo.map((r) => r.address).join(), text: Buffer.concat(parts).toString() });
        done();
      });
    },
  });
  await new Promise<void>((ready) => mailServer.listen(0, "127.0.0.1", () => ready()));
  gateway = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on("data", (p: Buffer) => parts.push(p));
    req.on("end", () => {
      notes.push({ body: Buffer.concat(parts).toString(), signature: String(req.headers["noroshi-signature"]) });
      res.writeHead(204).end();
    });
  });
  await new Promise<void>((ready) => gateway.listen(0, "127.0.0.1", () => ready()));
  const host = `127.0.0.1:${(gateway.address() as AddressInfo).port}`;
  env = {
    NOROSHI_SMTP_URL: `smtp://127.0.0.1:${(mailServer.server.address() as AddressInfo).port}`,
    NOROSHI_SMTP_FROM: "hub@office.example",
    NOROSHI_WEBHOOK_HOSTS: host,
  };
  // The hub looks every few seconds by itself; it and the steps below go the same ways, so that it does not matter who was first.
  t = await testHub({ env });
  await stepTo("2026-12-06T22:42:00Z");
  await t.local("POST", `/local/realms/${REALM}/organisations`, {
    organisations: [
      {
        slug: "core",
        kind: "operator",
        sector: "port",
        country: "XJ",
        coreOperator: true,
        name: { en: "Core", ja: "基幹" },
      },
    ],
  });
  await t.local("PUT", `/local/realms/${REALM}/law`, { profile: "JP-2026-10" });
  port = await personOf(t, "core", "operator_reporter");
  office = await personOf(t, "office", "triage_analyst");
}, 60_000);
afterAll(async () => {
  await t[Symbol.asyncDispose]();
  await new Promise<void>((done) => mailServer.close(() => done()));
  gateway.close();
});

const stepTo = (at: string) => t.local("PUT", `/local/realms/${REALM}/clock`, { stepped: at });
const key = () => ({ "idempotency-key": `p${++n}` });
const post = (by: Person, path: string, json: unknown) => by.call("POST", path, { json, headers: key() });
const pages = async (by: Person): Promise<readonly Page[]> =>
  (await by.call("GET", "/api/v1/pages?limit=200")).json["items"] as Page[];
const contact = (by: Person, person: string, channels: unknown, over: object = {}) =>
  post(by, "/api/v1/contacts", {
    duty: "duty officer",
    person,
    channels,
    languages: ["ja", "en"],
    zone: "Asia/Tokyo",
    ...over,
  });

/** What the hub does by itself every few seconds, once. */
async function look(): Promise<void> {
  const realm = await attachRealm({ postgres: await attachPostgres(t.dataDir), log: () => {} }, REALM);
  try {
    const room = openRealmRooms(realm);
    await tellClocks(room);
    await tellLate(room);
    await reachOut(room, waysOut(env));
  } finally {
    await realm.close();
  }
}
const about = async (by: Person, reason: string): Promise<Page> => {
  const found = (await pages(by)).find((p) => p.reason.en.startsWith(reason));
  if (!found) throw new Error(`no page: ${reason}`);
  return found;
};

describe("the directory", () => {
  it("is its body's own and the coordinating body's, says when it was verified, and is refused where it cannot be used", async () => {
    await contact(port, "A. Night", [
      { kind: "email", address: "night@core.example" },
      { kind: "phone", address: "+81 50 0000 0001" },
    ]);
    await contact(port, "B. Day", [{ kind: "in_app" }], {
      priority: 20,
      keys: ["ABCDEF0123456789ABCDEF0123456789ABCDEF01"],
    });
    await contact(office, "C. Office", [{ kind: "email", address: "office@office.example" }]);
    for (const wrong of [
      { zone: "Moon/Base" },
      { channels: [{ kind: "email", address: "none" }] },
      { channels: [] },
      { quiet: { from: "25:00", to: "06:00" } },
      { languages: ["Japanese"] },
    ])
      expect((await contact(port, "X", [{ kind: "in_app" }], wrong)).status, JSON.stringify(wrong)).toBe(422);
    const seen = async (by: Person) =>
      ((await by.call("GET", "/api/v1/contacts")).json["contacts"] as { person: string }[]).map((c) => c.person).sort();
    expect(await seen(office)).toEqual(["A. Night", "B. Day", "C. Office"]);
    expect(await seen(port)).toEqual(["A. Night", "B. Day"]);
    const others = (await t.as("police", "GET", "/api/v1/contacts")).json["contacts"];
    expect(others).toEqual([]);
  });

  it("never leaves in a package, nor in any answer to another body", async () => {
    const paths = [
      "/api/v1/reports",
      "/api/v1/indicators",
      "/api/v1/deliveries",
      "/api/v1/bodies",
      "/api/v1/cases",
      "/api/v1/pages",
    ];
    for (const path of paths) expect((await t.as("police", "GET", path)).text).not.toMatch(/Night|night@core/);
  });
});

describe("a clock of the law that runs out", () => {
  it("wakes somebody: whoever is on duty, then the next person, then the next body; by mail without a word of the case", async () => {
    await t.as("core", "POST", "/api/v1/reports", {
      body: ransomwareForm({ 報告番号: "C-1", 報告組織ID: "core", "侵害指標（IoC）": "IPアドレス：203.0.113.71" }),
      headers: { "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ...key() },
    });
    await t.settled();
    await stepTo("2026-12-09T21:30:01Z"); // 72 hours after it was noticed, and one second
    await look();
    const ranOut = async () => (await pages(port)).filter((p) => p.urgent && p.about.kind === "clock");
    const [first] = await ranOut();
    expect([first?.reason.en, first?.acknowledgedAt]).toEqual(["A legal deadline has run out.", null]);
    expect(first?.tries.map((one) => `${one.person} ${one.channel} ${one.outcome}`)).toEqual([
      "A. Night email sent",
      "A. Night phone to_call",
    ]);
    const mail = mails.find((m) => m.to === "night@core.example");
    expect(mail?.text).toMatch(/EXERCISE/);
    expect(mail?.text).not.toMatch(/203\.0\.113\.71|C-1|act42|港/);
    await look(); // at once: A still has time
    const same = async () => (await pages(port)).find((p) => p.id === first?.id);
    expect((await same())?.tries.length).toBe(2);
    await stepTo("2026-12-09T21:35:02Z");
    await look();
    await stepTo("2026-12-09T21:40:03Z");
    await look();
    const seen = ((await pages(office)).find((p) => p.id === first?.id)?.tries ?? []).map(
      (one) => `${one.person} ${one.channel} ${one.outcome}`,
    );
    expect(seen).toEqual([
      "A. Night email sent",
      "A. Night phone to_call",
      "B. Day in_app shown",
      "C. Office email sent",
    ]);
    await stepTo("2026-12-09T21:45:04Z");
    await look();
    expect((await same())?.gaveUpAt).not.toBeNull();
  });

  it("is told of once, whoever looks how often", async () => {
    const before = (await pages(port)).length;
    await Promise.all([look(), look()]);
    expect((await pages(port)).length).toBe(before);
  });
});

describe("a page", () => {
  it("that is acknowledged wakes nobody else; a call is written down by whoever made it", async () => {
    await stepTo("2026-12-09T21:45:04Z");
    await post(office, "/api/v1/pages", { body: "core", kind: "drill" });
    await look();
    const drill = await about(port, "This is a test");
    const [first] = drill.tries;
    const called = (
      (await port.call("GET", "/api/v1/contacts")).json["contacts"] as { id: string; person: string }[]
    ).find((c) => c.person === first?.person);
    await post(port, `/api/v1/pages/${drill.id}/calls`, { contact: called?.id, outcome: "reached", words: "awake" });
    await stepTo("2026-12-09T21:48:04Z");
    expect((await post(port, `/api/v1/pages/${drill.id}/acknowledgement`, {})).status).toBe(202);
    await stepTo("2026-12-09T22:48:04Z");
    await look();
    const after = await about(port, "This is a test");
    expect([after.minutes, after.gaveUpAt, after.tries.map((one) => one.outcome)]).toEqual([
      3,
      null,
      ["sent", "to_call", "reached"],
    ]);
    expect((await post(port, `/api/v1/pages/${drill.id}/acknowledgement`, {})).json["code"]).toBe("NOT_NOW");
    expect((await about(office, "This is a test")).minutes).toBe(3);
    const stranger = await t.as("police", "POST", `/api/v1/pages/${drill.id}/acknowledgement`, {
      body: "{}",
      headers: key(),
    });
    expect(stranger.status).toBe(404);
  });

  it("goes through a gateway signed, and to no host that the hub's operator did not name", async () => {
    const bank = await personOf(t, "bank", "sector_analyst");
    const address = `http://${env["NOROSHI_WEBHOOK_HOSTS"]}/sms`;
    await contact(bank, "D. Gateway", [
      { kind: "webhook", address },
      { kind: "webhook", address: "http://192.0.2.1/sms" },
    ]);
    await post(office, "/api/v1/pages", { body: "bank" });
    await look();
    const [one] = (await bank.call("GET", "/api/v1/contacts")).json["contacts"] as { signingKey: string }[];
    const [note] = notes;
    const at = /^t=(\d+),v1=/.exec(note?.signature ?? "")?.[1];
    const expected = createHmac("sha256", Buffer.from(one?.signingKey ?? "", "hex"))
      .update(`${at}.${note?.body}`)
      .digest("hex");
    expect(note?.signature).toBe(`t=${at},v1=${expected}`);
    expect(notes.length).toBe(1);
    expect((await about(bank, "Somebody asks")).tries.map((x) => x.outcome)).toEqual(["sent", "failed"]);
  });

  it("says who comes when nobody of the first body does, in turn, to whoever sees how they are reached", async () => {
    const police = await personOf(t, "police", "police_investigator");
    await contact(police, "E. Desk", [{ kind: "in_app" }]);
    await post(office, "/api/v1/pages", { body: "core", next: ["police"] });
    const path = async (by: Person) =>
      (await pages(by))
        .find((p) => p.path.length === 2 && p.about.kind === "call")
        ?.path.map((step) => [step.body.slug, step.people.map((one) => one.person)]);
    expect(await path(office)).toEqual([
      ["core", ["A. Night", "B. Day"]],
      ["police", ["E. Desk"]],
    ]);
    // A body that comes later is told which one comes before it, and not who of it.
    expect(await path(police)).toEqual([
      ["core", []],
      ["police", ["E. Desk"]],
    ]);
  });
});

describe("the rota", () => {
  interface Book {
    readonly contacts: readonly { id: string; person: string; onDutyUntil: string | null }[];
    readonly shifts: readonly {
      id: string;
      follows: string | null;
      state: string;
      mayTake: boolean;
      takenBy: string | null;
    }[];
  }
  const book = async (by: Person) => (await by.call("GET", "/api/v1/contacts")).json as unknown as Book;

  it("is followed; a duty that was handed over is the next one's, and nobody else's, once somebody else has accepted it", async () => {
    const relief = await personOf(t, "core", "operator_reporter", "relief");
    const { contacts } = await book(port);
    const id = (person: string) => contacts.find((c) => c.person === person)?.id;
    const times = { since: "2026-12-09T00:00:00Z", until: "2026-12-12T00:00:00Z" };
    const shift = (who: string, over: object = {}) =>
      post(port, "/api/v1/shifts", { contact: id(who), ...times, ...over });
    const onDuty = async () => (await book(port)).contacts.filter((c) => c.onDutyUntil !== null).map((c) => c.person);
    await shift("A. Night");
    const [first] = (await book(port)).shifts;
    await shift("B. Day", { follows: first?.id, note: "the ministry calls at nine" });
    expect(await onDuty()).toEqual(["A. Night"]);
    const offered = async (by: Person) => (await book(by)).shifts.find((s) => s.follows !== null);
    expect([(await offered(port))?.state, (await offered(port))?.mayTake]).toEqual(["offered", false]);
    const handed = await offered(relief);
    expect(handed?.mayTake).toBe(true);
    const take = (by: Person) => post(by, `/api/v1/shifts/${handed?.id}/taking`, {});
    expect((await take(port)).json["code"]).toBe("NOT_ALLOWED");
    expect(await onDuty()).toEqual(["A. Night"]);
    expect((await take(relief)).status).toBe(202);
    expect(await onDuty()).toEqual(["B. Day"]);
    expect((await book(port)).shifts.map((s) => [s.follows === null, s.state, s.takenBy]).sort()).toEqual([
      [false, "now", "relief"],
      [true, "over", null],
    ]);
    expect((await take(relief)).json["code"]).toBe("NOT_FOUND");
    expect((await post(office, "/api/v1/shifts", { contact: id("A. Night"), ...times })).status).toBe(404);
  });
});

describe("what is late", () => {
  it("is escalated once: a task to its owner, or to the lead alone where the owner was not told", async () => {
    const [room] = (await office.call("GET", "/api/v1/cases")).json["items"] as { id: string }[];
    const give = (title: string, owner: string) =>
      post(office, `/api/v1/cases/${room?.id}/tasks`, { title, owner, basis: "order", due: "2026-12-10T00:00:00Z" });
    await give("told", "core");
    await give("held", "police");
    await stepTo("2026-12-10T00:00:01Z");
    await look();
    await look();
    const late = (await pages(office)).filter((p) => p.about.kind === "task");
    expect(late.length).toBe(2);
    const told = (await t.as("police", "GET", "/api/v1/pages")).json["items"] as Page[];
    expect(told.filter((p) => p.about.kind === "task")).toEqual([]);
    const tasks = (await office.call("GET", "/api/v1/tasks")).json["items"] as {
      late: boolean;
      escalatedAt: string | null;
      events: { kind: string }[];
    }[];
    expect(
      tasks.map((one) => [one.late, one.escalatedAt !== null, one.events.filter((e) => e.kind === "escalate").length]),
    ).toEqual([
      [true, true, 1],
      [true, true, 1],
    ]);
  });
});
