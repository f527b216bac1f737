/**
 * The whole way of an erasure at a real hub: classes, two people each, a hold that stops one, certificates, the export and the auditor
 * who has nothing but it. Then each thing that can go wrong, done as only who runs the machine could: found, and named.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { liesIn } from "@noroshi/testing/canaries";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answered, answered, bundle, notice, REALM, type TestHub, testHub } from "../testing-hub.ts";
import { lookInto } from "./testing-child.ts";

const NOROSHI = resolve(import.meta.dirname, "../../../../noroshi");
const folder = mkdtempSync(join(tmpdir(), "noroshi-erasure-"));
const at = (...names: string[]): string => join(folder, ...names);
/** A word that stands in what is erased, and one that stays: a scan that does not find the second proves nothing of the first. */
const [GONE, STAYS] = ["zerrinnsel", "verbleibsel"];
const PASSWORD = "correct horse battery staple";
const reports = new Map<string, string>();
let hub: TestHub;

interface Ran {
  readonly status: number | null;
  readonly out: string;
}

/** The command line, as who runs the machine types it. */
function noroshi(words: readonly string[], data = hub.dataDir): Promise<Ran> {
  const own = words[0] === "verify" || words[0] === "witness" ? [] : ["--data", data];
  return new Promise((done, failed) => {
    const child = spawn(NOROSHI, [...words, ...own], { stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        out += text;
      });
    child.on("error", failed);
    child.on("close", (status) => done({ status, out }));
  });
}

async function ok(words: readonly string[], data?: string): Promise<string> {
  const ran = await noroshi(words, data);
  expect(ran.status, `${words.join(" ")}: ${ran.out}`).toBe(0);
  return ran.out;
}

/** The lines of a policy that name the logs of the hub. */
const logLines = async (): Promise<string> =>
  (await ok(["ledger", "policy", "--realm", REALM]))
    .split("\n")
    .filter((line) => line.startsWith("log "))
    .map((line) => `${line}\n`)
    .join("");

const write = (name: string, text: string): string => {
  writeFileSync(at(name), text);
  return at(name);
};

/** Sends a report by the command line. */
async function sent(name: string, content: string): Promise<void> {
  await ok(["submit", write(`${name}.json`, content), "--as", "port", "--realm", REALM]);
  const found = await look((client) =>
    client.query<{ id: string }>("select report_id as id from report where report_id <> all ($1::uuid[])", [
      [...reports.values()],
    ]),
  );
  expect(found.rows).toHaveLength(1);
  reports.set(name, found.rows[0]?.id ?? "");
}
const idOf = (name: string): string => reports.get(name) ?? "";

/** As the owner of the database, who can do everything. */
function look<T>(fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const note = join(hub.dataDir, "postgres.place");
  const place = existsSync(note) ? readFileSync(note, "utf8").trim() : join(hub.dataDir, "postgres");
  return lookInto(place, fn);
}

let now = "2026-01-05T00:00:00Z";
async function stepTo(instant: string): Promise<void> {
  now = instant;
  const moved = await hub.local("PUT", `/local/realms/${REALM}/clock`, { stepped: instant });
  expect(moved.status, moved.text).toBe(200);
}

const PEOPLE = {
  lawyer: ["office", "legal_officer"],
  second: ["office", "legal_officer"],
  commissioner: ["commission", "oversight_commissioner"],
} as const;
type Who = keyof typeof PEOPLE;

/** The headers of a person's session, entered once while it lasts. */
const sessions = new Map<Who, Promise<string>>();
async function enter(who: Who): Promise<string> {
  const res = await fetch(`${hub.hub.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: hub.hub.url },
    body: JSON.stringify({ email: `${who}@erasure.example`, password: PASSWORD }),
  });
  expect(res.status, await res.clone().text()).toBe(200);
  return res.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
}

let acts = 0;
/** An act of a person. */
async function by(who: Who, method: string, path: string, said?: object): Promise<Answered> {
  const key = `act-${acts++}`;
  for (let again = false; ; again = true) {
    const session = again ? enter(who) : (sessions.get(who) ?? enter(who));
    sessions.set(who, session);
    const res = await fetch(hub.hub.url + path, {
      method,
      headers: { origin: hub.hub.url, cookie: await session, "idempotency-key": key },
      ...(said === undefined ? {} : { body: JSON.stringify(said) }),
    });
    if (res.status !== 401 || again) return answered(res.status, res.headers, await res.text());
  }
}

async function done(who: Who, path: string, said: object): Promise<void> {
  const answer = await by(who, "POST", path, said);
  expect([answer.status, answer.text].join(" ")).toMatch(/^202 /);
}

interface Row {
  readonly id: string;
  readonly state: string;
  readonly erased?: number | null;
  readonly keptBack?: number | null;
}
const shown = async (what: "disposals" | "holds", state: string): Promise<Row | undefined> =>
  ((await by("lawyer", "GET", "/api/v1/retention")).json[what] as readonly Row[]).find((one) => one.state === state);

/** Proposed by one person, agreed to by another, carried out. @returns how many went and how many stayed */
async function disposed(kept: string, approver: Who): Promise<readonly [number, number]> {
  await done("lawyer", "/api/v1/retention/disposals", { class: kept, reason: "the time of their class is over" });
  const asked = await shown("disposals", "asked");
  await done(approver, `/api/v1/retention/disposals/${asked?.id}/answer`, { answer: "confirmed" });
  await hub.settled();
  const after = ((await by("lawyer", "GET", "/api/v1/retention")).json["disposals"] as readonly Row[]).find(
    (one) => one.id === asked?.id,
  );
  expect(after?.state, hub.logged.slice(-5).join("\n")).toBe("done");
  return [after?.erased ?? -1, after?.keptBack ?? -1];
}

/** The export as it is now, and what the auditor alone says of it. */
async function audited(
  name: string,
  more: readonly string[] = [],
): Promise<Ran & { readonly named: readonly string[] }> {
  await ok(["ledger", "checkpoint", "--realm", REALM]);
  await ok(["export", "--audit", at(name), "--realm", REALM]);
  const words = ["verify", at(name), "--policy", at("policy"), "--key", at("commission", "reading.jwk"), ...more];
  const ran = await noroshi([...words, "--json"]);
  const found = ran.out
    .trim()
    .split("\n")
    .filter((line) => line.startsWith("{"));
  const failures = found
    .map((line) => JSON.parse(line) as { code: string; place: string; failure: boolean })
    .filter((one) => one.failure);
  return { ...ran, named: failures.map(({ code, place }) => `${code} ${place}`) };
}

/** Tables in which a word stands in clear, whatever the column. */
const tablesWith = (word: string): Promise<readonly string[]> =>
  look(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select c.relname as name from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')",
    );
    const found: string[] = [];
    for (const { name } of rows) {
      const all = await client.query<{ row: string }>(`select t::text as row from ${client.escapeIdentifier(name)} t`);
      if (all.rows.some(({ row }) => liesIn(Buffer.from(row), word))) found.push(name);
    }
    return found;
  });

/** Past every rule of the database, as only its owner can. */
const unruled = (table: string, statements: readonly string[]): Promise<void> =>
  look(async (client) => {
    await client.query(`alter table ${table} disable row level security`);
    await client.query("set session_replication_role = replica");
    for (const statement of statements) await client.query(statement);
    await client.query("set session_replication_role = origin");
    await client.query(`alter table ${table} enable row level security`);
  });

const tombstone = (name: string): readonly string[] => [
  `insert into erased select content_key, realm_now(), 'by hand' from report where report_id = '${idOf(name)}'`,
  `delete from content_key k using report r where r.content_key = k.content_key and r.report_id = '${idOf(name)}'`,
];

const worded = (n: number, word: string, over: object = {}) =>
  notice(`N-${n}`, {
    received: now.slice(0, 10),
    organisation: `Werk ${word} ${n}`,
    indicators: [{ type: "domain", value: `${word}-${n}.example` }],
    ...over,
  });

beforeAll(async () => {
  hub = await testHub();
  await stepTo(now);
  for (const [who, [organisation, role]] of Object.entries(PEOPLE)) {
    const account = { organisation, role, name: who, email: `${who}@erasure.example`, password: PASSWORD };
    expect((await hub.local("POST", `/local/realms/${REALM}/accounts`, account)).status).toBe(201);
  }
  await ok(["witness", "init", "--data", at("commission"), "--name", "witness.commission.example"]);
  write("policy", `${await logLines()}quorum none\n`);
  mkdirSync(join(hub.dataDir, "ledger", REALM), { recursive: true });
  writeFileSync(join(hub.dataDir, "ledger", REALM, "commission.jwk"), readFileSync(at("commission", "commission.jwk")));
  write("passphrase", "signal fires on five hills\n");
}, 300_000);
afterAll(async () => {
  await hub?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

describe("an erasure at a real hub", { timeout: 600_000 }, () => {
  it("goes by class, date and two people, stops before a hold, reaches every table, and convinces the auditor alone", async () => {
    await sent("notice", worded(1, GONE));
    await sent("held", worded(2, STAYS));
    await sent("report", bundle(3).replaceAll("Report 3", `Report ${GONE} 3`));
    await hub.settled();
    await ok(["ledger", "checkpoint", "--realm", REALM]);
    await ok(["backup", "--to", at("old"), "--passphrase-file", at("passphrase")]);
    const clear = [await tablesWith(GONE), await tablesWith(STAYS)];
    expect(clear.map((tables) => tables.length > 0)).toEqual([true, true]);

    await done("lawyer", "/api/v1/retention/holds", {
      about: { kind: "report", id: idOf("held") },
      reason: "evidence in a trial at the district court",
    });
    const hold = await shown("holds", "asked");
    const alone = await by("lawyer", "POST", `/api/v1/retention/holds/${hold?.id}/answer`, { answer: "confirmed" });
    expect([alone.status, alone.json["code"]]).toEqual([403, "SECOND_PERSON_NEEDED"]);
    await done("second", `/api/v1/retention/holds/${hold?.id}/answer`, { answer: "confirmed" });

    const early = await by("lawyer", "POST", "/api/v1/retention/disposals", {
      class: "notices",
      reason: "nothing of it is due yet",
    });
    expect(early.status).toBe(409);
    await stepTo("2029-01-10T00:00:00Z");
    expect(await disposed("notices", "second")).toEqual([1, 1]);
    await stepTo("2031-01-10T00:00:00Z");
    expect(await disposed("reports", "commissioner")).toEqual([1, 0]);
    await sent("fresh", worded(4, STAYS));
    await hub.settled();

    expect(await tablesWith(GONE)).toEqual([]);
    expect((await tablesWith(STAYS)).length).toBeGreaterThan(0);
    const everything = await ok(["export", "all", "--details", "--as", "port", "--realm", REALM]);
    expect([liesIn(Buffer.from(everything), GONE), liesIn(Buffer.from(everything), STAYS)]).toEqual([false, true]);
    const searched = async (value: string) => (await noroshi(["search", value, "--as", "port", "--realm", REALM])).out;
    expect(await searched(`${STAYS}-2.example`)).toMatch(/^exact\tdomain\t/m);
    expect(await searched(`${GONE}-1.example`)).not.toMatch(/^exact/m);
    const verification = await by("commissioner", "GET", "/api/v1/retention/verification");
    expect(verification.json).toMatchObject({ erased: 2, certified: 2 });

    const whole = await audited("whole", ["--remembered", at("remembered")]);
    expect([whole.status, whole.named]).toEqual([0, []]);
    const told = JSON.parse(
      readFileSync(at("whole", "records.ndjson"), "utf8")
        .split("\n")
        .find((line) => line.includes(idOf("notice"))) ?? "{}",
    ) as { state: string; certificate: string };
    expect([told.state, JSON.parse(told.certificate).class]).toEqual(["erased", "notices"]);
  });

  it("is named where it was done without a certificate, under a hold, or before its date", async () => {
    await sent("bare", worded(5, STAYS));
    await unruled("erased", tombstone("bare"));
    const bare = await audited("bare");
    expect([bare.status, bare.named]).toEqual([1, [`ERASED_WITHOUT_CERTIFICATE report ${idOf("bare")}`]]);

    // The date of a report is set back, so that the hub itself finds it due and certifies its erasure.
    await sent("early", worded(6, STAYS));
    await unruled("report", [
      `update report set received_at = received_at - interval '2000 days' where report_id = '${idOf("early")}'`,
    ]);
    expect((await disposed("notices", "second"))[0]).toBe(1);
    const early = await audited("early");
    expect(early.status).toBe(1);
    expect(early.named).toContain(`ERASED_BEFORE_ITS_DATE report ${idOf("early")}`);
    expect(early.named).toContain(`RECORD_CONTRADICTS_ACT report ${idOf("early")}`);

    await unruled("erased", tombstone("held"));
    const under = await audited("under");
    expect(under.status).toBe(1);
    expect(under.named).toContain(`ERASED_UNDER_HOLD report ${idOf("held")}`);
  });

  it("is named where something comes back: into the running hub, or with an old backup and its old keys", async () => {
    await sent("again", worded(7, STAYS));
    await hub.settled();
    const kept = ["content_key", "report", "raw"];
    const own = (table: string) =>
      table === "content_key"
        ? `content_key = (select content_key from report where report_id = '${idOf("again")}')`
        : `report_id = '${idOf("again")}'`;
    await look(async (client) => {
      for (const table of kept)
        await client.query(`create table public.kept_${table} as select * from ${table} where ${own(table)}`);
    });
    await stepTo("2034-06-01T00:00:00Z");
    expect((await disposed("notices", "second"))[0]).toBeGreaterThan(0);
    const before = (await audited("before")).named;
    expect(before.join("\n")).not.toContain("CERTIFIED_BUT_STILL_THERE");
    await unruled("erased", [
      `delete from erasure_certificate where ${own("content_key")}`,
      `delete from erased where ${own("content_key")}`,
      "insert into content_key select * from public.kept_content_key",
      "insert into raw select * from public.kept_raw",
      `update report r set body = k.body from public.kept_report k where k.report_id = r.report_id`,
    ]);
    const back = await audited("back");
    expect(back.status).toBe(1);
    expect(back.named.join("\n")).toMatch(/^CERTIFIED_BUT_STILL_THERE disposal /m);

    const restored = at("restored");
    const words = ["--from", at("old", `${REALM}.noroshi-backup`), "--keys", at("old", `${REALM}.noroshi-keys`)];
    await ok(["restore", ...words, "--passphrase-file", at("passphrase")], restored);
    const first = hub;
    await using second = await testHub({ dataDir: restored });
    hub = second;
    try {
      mkdirSync(join(restored, "ledger", REALM), { recursive: true });
      writeFileSync(
        join(restored, "ledger", REALM, "commission.jwk"),
        readFileSync(at("commission", "commission.jwk")),
      );
      const everything = await ok(["export", "all", "--as", "port", "--realm", REALM]);
      expect(everything).toContain(idOf("notice"));
      const foreign = await audited("foreign");
      expect([foreign.status, foreign.named.map((one) => one.split(" ")[0])]).toEqual([
        1,
        ["MANIFEST_BROKEN", "LOG_FOREIGN"],
      ]);
      // Who lets the new log count is still told by what was seen of the old one.
      const logs = await logLines();
      write("policy", `${logs}quorum none\n`);
      const another = await audited("another", ["--remembered", at("remembered")]);
      expect([another.status, another.named]).toEqual([1, ["LOG_FOREIGN remembered"]]);
    } finally {
      hub = first;
    }
  });
});
