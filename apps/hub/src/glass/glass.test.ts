/** Emergencies, purposes and the record of restricted reads over the whole hub: real people, real sign-ins, a stepped clock. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { follow } from "../accounts/testing-browser.ts";
import { asDuty } from "../db/act.ts";
import { attachPostgres } from "../db/attach.ts";
import { attachRealm } from "../db/realm.ts";
import { type Person, personOf, type SignedIn } from "../roles/testing-people.ts";
import { notice, REALM, type TestHub, testHub } from "../testing-hub.ts";

let t: TestHub;
const who: Record<string, SignedIn> = {};
let green = "";
let red = "";

const step = (at: string) => t.local("PUT", `/local/realms/${REALM}/clock`, { stepped: at });
const at = (hhmm: string) => `2026-12-07T${hhmm}:00Z`;
const person = (name: string): SignedIn => {
  const found = who[name];
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
};

beforeAll(async () => {
  t = await testHub();
  await step(at("01:00"));
  const people: readonly [string, string, string][] = [
    ["law", "office", "legal_officer"],
    ["colleague", "office", "legal_officer"],
    ["second", "police", "triage_analyst"],
    ["overseer", "commission", "oversight_secretariat"],
    ["commissioner", "commission", "oversight_commissioner"],
    ["admin", "office", "security_administrator"],
    ["analyst", "office", "triage_analyst"],
    ["investigator", "police", "police_investigator"],
    ["operator", "port", "operator_reporter"],
  ];
  for (const [name, body, role] of people) who[name] = await personOf(t, body, role, name);
  const file = async (id: string, over: Record<string, unknown>) => {
    const answer = await t.as("port", "POST", "/api/v1/reports", {
      body: notice(id, over),
      headers: { "idempotency-key": id },
    });
    await t.settled();
    return String(answer.json["reportId"]);
  };
  green = await file("green-1", { tlp: "green", indicators: [{ type: "ipv4", value: "203.0.113.77" }] });
  red = await file("red-1", {
    tlp: "red",
    organisation: "Red Harbour Works",
    indicators: [{ type: "ipv4", value: "203.0.113.78" }],
  });
});
afterAll(() => t[Symbol.asyncDispose]());

const values = async (p: Person): Promise<number> => {
  const seen = await p.call("GET", `/api/v1/preview/reports/${green}`);
  const bodies = (seen.json["bodies"] ?? []) as { values: { of: number } | null }[];
  return bodies[0]?.values?.of ?? 0;
};

async function asked(over: Record<string, unknown> = {}): Promise<string> {
  const answer = await person("law").call("POST", "/api/v1/break-glass", {
    json: {
      kinds: ["values"],
      minutes: 30,
      reason: "the registry asks which address to block",
      ask: "police",
      ...over,
    },
  });
  expect([answer.status, answer.text]).toEqual([201, answer.text]);
  return String(answer.json["id"]);
}

const answer = (name: string, id: string, said = "confirmed") =>
  person(name).call("POST", `/api/v1/break-glass/${id}/answer`, { json: { answer: said } });

const stateFor = async (name: string, id: string): Promise<string | undefined> => {
  const list = (await person(name).call("GET", "/api/v1/break-glass")).json["items"] as { id: string; state: string }[];
  return list.find((g) => g.id === id)?.state;
};

describe("an emergency", () => {
  it("opens what the role does not read when a second person of another body confirms, until its instant, and not a moment longer", async () => {
    const id = await asked();
    expect(await values(person("law"))).toBe(0);
    for (const same of ["law", "colleague"]) expect([same, (await answer(same, id)).status]).toEqual([same, 403]);
    expect((await answer("second", id)).status).toBe(200);
    expect(await values(person("law"))).toBe(1);
    await step("2026-12-07T01:29:59.999Z");
    expect(await values(person("law"))).toBe(1);
    await step(at("01:30"));
    expect(await values(person("law"))).toBe(0);
    expect((await answer("second", id)).json["code"]).toBe("APPROVAL_CLOSED");
  });

  it("stays in sight until oversight has reviewed it, which is nobody's who took part", async () => {
    const id = await asked();
    await answer("second", id);
    await person("law").call("POST", `/api/v1/break-glass/${id}/end`);
    expect(await values(person("law"))).toBe(0);
    for (const name of ["law", "second", "overseer"])
      expect([name, await stateFor(name, id)]).toEqual([name, "awaits_review"]);
    const review = (name: string) =>
      person(name).call("POST", `/api/v1/break-glass/${id}/review`, {
        json: { review: "asked for good reason, closed early" },
      });
    expect((await review("second")).json["code"]).toBe("NOT_ALLOWED");
    expect((await review("overseer")).status).toBe(200);
    expect(await stateFor("law", id)).toBe("reviewed");
    expect((await review("commissioner")).json["code"]).toBe("APPROVAL_CLOSED");
  });

  it("is heard of by a stream that is open, at its beginning and at its end: everything is to be looked at again", async () => {
    const turned = () => stream.came().split('"more":true').length - 1;
    const stream = await follow(t.hub.url, { ...person("law").headers });
    const id = await asked();
    expect(turned()).toBe(0);
    await answer("second", id);
    await expect.poll(turned, { timeout: 10_000 }).toBe(1);
    expect(await values(person("law"))).toBe(1);
    await step(at("02:00"));
    await expect.poll(turned, { timeout: 10_000 }).toBe(2);
    expect(await values(person("law"))).toBe(0);
  });

  it("never opens what stands under a mark that no emergency opens, nor anything for a role that has nothing to open", async () => {
    const ask = (name: string, json: Record<string, unknown>) =>
      person(name).call("POST", "/api/v1/break-glass", { json });
    const plan = { kinds: ["values"], minutes: 30, reason: "somebody has to look at it now", ask: "police" };
    for (const name of ["admin", "overseer", "analyst"])
      expect([name, (await ask(name, plan)).json["code"]]).toEqual([name, "NOT_ALLOWED"]);
    expect((await ask("law", { ...plan, kinds: ["receipts"] })).json["code"]).toBe("BAD_REQUEST");
    expect((await ask("law", { ...plan, minutes: 121 })).json["code"]).toBe("BAD_REQUEST");
    expect((await ask("law", { ...plan, ask: "office" })).json["code"]).toBe("BAD_REQUEST");
    const mine = await t.as("office", "POST", "/api/v1/reports", {
      body: notice("own-red", {
        tlp: "red",
        organisation: "Own Secret",
        indicators: [{ type: "ipv4", value: "203.0.113.79" }],
      }),
      headers: { "idempotency-key": "own-red" },
    });
    const secret = String(mine.json["reportId"]);
    const id = await asked();
    await answer("second", id);
    const under = (await person("law").call("GET", `/api/v1/preview/reports/${secret}`)).json["bodies"] as {
      values: unknown;
    }[];
    expect(under[0]?.values).toBeNull();
    const told = (await person("analyst").call("GET", `/api/v1/preview/reports/${secret}`)).json["bodies"] as {
      values: unknown;
    }[];
    expect(told[0]?.values).not.toBeNull();
    await person("law").call("POST", `/api/v1/break-glass/${id}/end`);
  });
});

interface Read {
  readonly id: string;
  readonly query: string;
  readonly purpose: string;
  readonly ended: string;
  readonly records: number | null;
  readonly commitment: string;
  readonly by: { readonly body: { readonly slug: string } };
}

const reads = async (name = "overseer"): Promise<readonly Read[]> =>
  (await person(name).call("GET", "/api/v1/oversight/reads?limit=200")).json["items"] as Read[];

describe("a read of restricted material", () => {
  it("has exactly one entry, with purpose and commitment, and is completed under the same request id", async () => {
    const answer = await person("operator").call("GET", `/api/v1/reports/${red}`);
    expect(answer.status).toBe(200);
    const id = answer.headers.get("x-request-id");
    const found = (await reads()).filter((r) => r.id === id);
    expect(found.map((r) => [r.ended, r.purpose, (r.records ?? 0) > 0, r.by.body.slug])).toEqual([
      ["completed", "incident_response", true, "port"],
    ]);
    expect(found[0]?.commitment).toMatch(/^[0-9a-f]{64}$/);
    const entries = (await person("overseer").call("GET", "/api/v1/oversight/entries?limit=200")).json["items"] as {
      act: string;
      subject: string;
    }[];
    expect(
      entries
        .filter((e) => e.subject === id)
        .map((e) => e.act)
        .sort(),
    ).toEqual(["read.ended", "read.restricted"]);
  });

  it("is none where the answer speaks of nothing restricted, or of nothing at all", async () => {
    const answers = [
      await person("operator").call("GET", `/api/v1/reports/${green}`),
      await person("analyst").call("GET", `/api/v1/reports/${red}`),
    ];
    expect(answers.map((a) => a.status)).toEqual([200, 404]);
    const ids = new Set(answers.map((a) => a.headers.get("x-request-id")));
    expect((await reads()).filter((r) => ids.has(r.id))).toEqual([]);
  });

  it("for a purpose that is not open to the role is refused, and that it was asked is on record", async () => {
    const answer = await person("analyst").call("GET", "/api/v1/indicators", {
      headers: { "x-noroshi-purpose": "criminal_investigation" },
    });
    expect(answer.json["code"]).toBe("PURPOSE_INCOMPATIBLE");
    const found = (await reads()).find((r) => r.id === answer.headers.get("x-request-id"));
    expect([found?.ended, found?.purpose]).toEqual(["denied", "criminal_investigation"]);
    const unknown = await person("analyst").call("GET", "/api/v1/indicators", {
      headers: { "x-noroshi-purpose": "fun" },
    });
    expect(unknown.json["code"]).toBe("PURPOSE_NEEDED");
  });
});

describe("material that may not be used for a purpose", () => {
  it("is not there for it, and that it was asked for is on record", async () => {
    await t.local("POST", `/local/realms/${REALM}/organisations`, {
      organisations: [
        {
          slug: "gamma",
          kind: "ally",
          country: "XG",
          name: { en: "Gamma", ja: "ガンマ" },
          terms: ["no_law_enforcement_without_consent"],
        },
      ],
    });
    await t.as("gamma", "POST", "/api/v1/reports", {
      body: notice("g-1", {
        tlp: "green",
        organisation: "Gamma Works",
        country: "XG",
        indicators: [{ type: "ipv4", value: "198.51.100.99" }],
      }),
      headers: { "idempotency-key": "g-1" },
    });
    await t.settled();
    const list = (purpose: string) =>
      t.as("office", "GET", "/api/v1/indicators?value=198.51.100.99", { headers: { "x-noroshi-purpose": purpose } });
    expect(((await list("incident_response")).json["items"] as unknown[]).length).toBe(1);
    const barred = await list("criminal_investigation");
    expect([barred.status, barred.json["items"]]).toEqual([200, []]);
    const found = (await reads()).find((r) => r.id === barred.headers.get("x-request-id"));
    expect([found?.ended, found?.purpose]).toEqual(["completed", "criminal_investigation"]);
  });

  it("is no target either: what may not be blocked on is not in the list for blocking, and says so in the list for reading", async () => {
    const uuid = (n: number) => `5587f177-186e-4334-bd2f-8001700000${String(n).padStart(2, "0")}`;
    const attribute = (n: number, ...tags: string[]) => ({
      uuid: uuid(n),
      type: "ip-dst",
      value: `198.51.100.15${n}`,
      to_ids: true,
      Tag: tags.map((name) => ({ name })),
    });
    const event = {
      uuid: uuid(50),
      info: "permissible actions",
      date: "2026-12-07",
      Orgc: { uuid: uuid(51), name: "Gamma" },
      Tag: [{ name: "tlp:green" }],
      Attribute: [attribute(1, "PAP:RED"), attribute(2, "PAP:AMBER"), attribute(3, "PAP:GREEN"), attribute(4)],
    };
    const sent = await t.as("gamma", "POST", "/api/v1/reports", {
      body: JSON.stringify({ Event: event }),
      headers: { "idempotency-key": "pap-1" },
    });
    expect(sent.status).toBe(202);
    await t.settled();
    const list = async (purpose: string) => {
      const told = await t.as("office", "GET", "/api/v1/indicators?limit=200", {
        headers: { "x-noroshi-purpose": purpose },
      });
      const items = told.json["items"] as { value: string; assertions: { marking: { caveats: string[] } }[] }[];
      return items.filter((i) => i.value.startsWith("198.51.100.15")).sort((a, b) => (a.value < b.value ? -1 : 1));
    };
    const last = async (purpose: string) => (await list(purpose)).map((i) => i.value.slice(-1)).join("");
    expect(await last("incident_response")).toBe("1234");
    expect(await last("enrichment")).toBe("234");
    expect(await last("protection")).toBe("34");
    const said = (await list("incident_response")).map((i) => JSON.stringify(i).match(/pap:[a-z]+/)?.[0] ?? "");
    expect(said).toEqual(["pap:red", "pap:amber", "pap:green", ""]);
  });
});

describe("oversight", () => {
  it("reads every act's entry without anybody's help, and what it inspected nobody else sees", async () => {
    const all = (await person("commissioner").call("GET", "/api/v1/oversight/entries?limit=200")).json["items"] as {
      act: string;
      by: { body: { slug: string } | null };
    }[];
    expect(new Set(all.flatMap((e) => e.by.body?.slug ?? []))).toEqual(
      new Set(["port", "office", "police", "gamma", "commission"]),
    );
    expect(all.some((e) => e.act === "report.accepted")).toBe(true);
    const own = (await reads("commissioner")).filter((r) => r.by.body.slug === "commission");
    expect(own.length).toBeGreaterThan(0);
    for (const { id } of own.slice(0, 3)) expect(await readersOfEntry(id)).toEqual(["commission"]);
    for (const name of ["operator", "analyst", "law", "admin"])
      expect((await person(name).call("GET", "/api/v1/oversight/reads")).json["code"]).toBe("NOT_ALLOWED");
  });

  it("sees no value in ordinary views and changes nothing", async () => {
    for (const path of ["/api/v1/indicators", "/api/v1/reports", "/api/v1/board", `/api/v1/reports/${green}`])
      expect((await person("commissioner").call("GET", path)).json["code"]).toBe("NOT_ALLOWED");
    const post = await person("commissioner").call("POST", "/api/v1/reports", {
      body: notice("c-1"),
      headers: { "idempotency-key": "c-1" },
    });
    expect(post.json["code"]).toBe("NOT_ALLOWED");
  });
});

/** The bodies whose people could read the entry of a read, asked of the database past every address. */
async function readersOfEntry(requestId: string): Promise<string[]> {
  const realm = await attachRealm({ postgres: await attachPostgres(t.dataDir), log: () => {} }, REALM);
  try {
    return await asDuty(realm, "keeper", async (tx) => {
      const rows = await tx.db
        .selectFrom("restricted_read as e")
        .innerJoin("visible_label as v", "v.label_id", "e.label_id")
        .innerJoin("reader as r", "r.reader_no", "v.reader_no")
        .innerJoin("organisation as b", "b.organisation_id", "r.organisation_id")
        .select("b.slug")
        .where("e.request_id", "=", requestId)
        .execute();
      return rows.map((r) => r.slug).sort();
    });
  } finally {
    await realm.close();
  }
}

describe("looking through another body's eyes", () => {
  it("shows what both see and nothing that only one of them does, and is on record", async () => {
    const through = await person("analyst").call("GET", "/api/v1/preview/eyes/port");
    const seen = through.json["reports"] as { id: string; values: { value: string }[] }[];
    expect(seen.some((r) => r.id === green)).toBe(true);
    expect(through.text).not.toContain(red);
    expect(through.text).not.toContain("203.0.113.78");
    const bank = await person("analyst").call("GET", "/api/v1/preview/eyes/bank");
    expect(bank.text).not.toContain("Own Secret");
    const entries = (await person("overseer").call("GET", "/api/v1/oversight/entries?act=preview.looked_through")).json[
      "items"
    ] as unknown[];
    expect(entries).toHaveLength(2);
    expect((await person("operator").call("GET", "/api/v1/preview/eyes/office")).json["code"]).toBe("NOT_ALLOWED");
    expect((await person("analyst").call("GET", "/api/v1/preview/eyes/nobody")).status).toBe(404);
  });

  it("says of a report who sees it and why, naming only bodies that the asker may know of", async () => {
    const told = async (name: string) =>
      (await person(name).call("GET", `/api/v1/preview/reports/${green}`)).json["bodies"] as {
        body: { slug: string };
        sees: boolean;
        why: { rule: string; outcome: string }[];
      }[];
    const office = await told("analyst");
    expect(office.map((b) => b.body.slug)).toContain("bank");
    expect(office.find((b) => b.body.slug === "commission")?.why.at(-1)).toEqual({
      rule: "commission_inspects_elsewhere",
      outcome: "refuses",
    });
    expect((await told("operator")).map((b) => b.body.slug).sort()).toEqual(["office", "police", "port"]);
    const hidden = await person("analyst").call("GET", `/api/v1/preview/reports/${red}`);
    const nowhere = await person("analyst").call("GET", "/api/v1/preview/reports/00000000-0000-4000-8000-00000000dead");
    expect([hidden.status, hidden.text]).toEqual([404, nowhere.text]);
  });
});
