/**
 * Pages from memory over a real hub: what is served after an act is what the database holds after that act, also when another process did it
 * beside this hub; nobody is served who may not come in; what goes by the clock alone goes by the clock alone.
 */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientOptions } from "../db/admin.ts";
import { attachPostgres } from "../db/attach.ts";
import { realmNames } from "../db/names.ts";
import { portForm } from "../sharing/testing-gateway.ts";
import type { Answered } from "../testing-hub.ts";
import { foundWorld, REALM, type World } from "../worlds/testing-twins.ts";

const COLLECTION = `/taxii2/${REALM}/collections/released`;
const FULL = 500;
const taxii = { headers: { accept: "application/taxii+json;version=2.1" } };
let w: World;
let beside: pg.Client;
let n = 0;

beforeAll(async () => {
  w = await foundWorld();
  beside = new pg.Client(clientOptions((await attachPostgres(w.dataDir, {})).connection));
  await beside.connect();
  await beside.query(`set search_path = ${realmNames(REALM).schema}`);
});
afterAll(async () => {
  await beside.end();
  await w[Symbol.asyncDispose]();
});

const act = async (by: string, path: string, said: unknown): Promise<Answered> => {
  const headers = { "idempotency-key": `kept ${++n}` };
  const answer = await w.as(by, "POST", `/api/v1/${path}`, { body: JSON.stringify(said), headers });
  expect(answer.status, answer.text).toBe(202);
  await w.settled();
  return answer;
};
const report = async (number: string, addresses: readonly string[]): Promise<string> =>
  String((await act("port", "reports", portForm(number, addresses, true))).json["reportId"]);
const release = (of: string, to: readonly string[], more: object = {}) =>
  act("office", "releases", { report: of, to, audience: "sector", ...more });

const asked = (by: string, query = "", path = "objects") =>
  w.as(by, "GET", `${COLLECTION}/${path}/?limit=${FULL}${query}`, taxii);
/** The same question under a size in which nobody asked yet: nothing is kept of it. */
const fresh = (by: string, query = "", path = "objects") =>
  w.as(by, "GET", `${COLLECTION}/${path}/?limit=${FULL + ++n}${query}`, taxii);

describe("a page that was kept", () => {
  it("is never served after an act that changes it, whoever did the act", async () => {
    const first = await report("K-1", ["203.0.113.1", "203.0.113.2"]);
    const second = await report("K-2", ["203.0.113.3"]);
    await release(first, ["alpha", "bank"]);
    const alphas = "(select organisation_id from organisation where slug = 'alpha')";
    const inClass = `reader_no in (select reader_no from reader where organisation_id = ${alphas})
      and audience_class in (select audience_class from exchange_entry where organisation_id = ${alphas} and collection = 'released')`;
    const acts: Readonly<Record<string, () => Promise<unknown>>> = {
      "a release": () => release(second, ["alpha"]),
      "consent that is taken back": () =>
        act("port", "withdrawals", { schema: "withdrawal/1", by: "port", reportId: "K-1", withdraw: ["shareAbroad"] }),
      "another process that takes an object out": () =>
        beside.query(`update exchange_entry set removed_at = realm_now() where organisation_id = ${alphas} and collection = 'released'
          and object_id = (select min(object_id) from exchange_entry where organisation_id = ${alphas} and type = 'indicator' and is_last)`),
      "another process that empties an object": () =>
        beside.query(`update shared_object set body = '{}' where (object_id, modified) in (
          select object_id, version from exchange_entry where organisation_id = ${alphas} and type = 'indicator' and removed_at is null and is_last)`),
      "another process that closes a class of labels to the reader": () =>
        beside.query(
          `create table closed_class as select * from visible_class where ${inClass}; delete from visible_class where ${inClass}`,
        ),
      "another process that opens it again": () =>
        beside.query("insert into visible_class select * from closed_class; drop table closed_class"),
      "another process that erases entries": () =>
        beside.query(
          `delete from exchange_entry where organisation_id = ${alphas} and collection = 'released' and type = 'indicator'`,
        ),
    };
    let before = (await asked("alpha")).text;
    for (const [what, done] of Object.entries(acts)) {
      expect((await asked("alpha")).text, `before ${what}`).toBe(before);
      await done();
      const after = (await asked("alpha")).text;
      expect(after, what).not.toBe(before);
      expect(after, what).toBe((await fresh("alpha")).text);
      before = after;
    }
  });

  it("is the answer to one question: of objects, of the manifest, of one object, of what was added later", async () => {
    const one = await report("K-3", ["203.0.113.4", "203.0.113.5"]);
    await release(one, ["bank", "isac"]);
    const [, second] = (await asked("bank")).json["objects"] as { id: string }[];
    const at = String((await asked("bank")).headers.get("x-taxii-date-added-first"));
    const questions = [
      ["", "objects"],
      ["", "manifest"],
      ["", `objects/${second?.id}`],
      ["", `objects/${second?.id}/versions`],
      [`&added_after=${at}`, "objects"],
      ["&match[type]=indicator", "objects"],
    ] as const;
    const texts = new Set<string>();
    for (let times = 0; times < 2; times++)
      for (const [query, path] of questions) {
        const answer = await asked("bank", query, path);
        const cold = await fresh("bank", query, path);
        expect([answer.status, answer.text], path).toEqual([200, cold.text]);
        for (const header of ["x-taxii-date-added-first", "x-taxii-date-added-last", "content-type"])
          expect(answer.headers.get(header)).toBe(cold.headers.get(header));
        texts.add(answer.text);
      }
    expect(texts.size).toBe(questions.length);
  });

  it("is one reader's: who was handed other things is served other things, and who was handed nothing is served nothing", async () => {
    await asked("bank");
    const [banks, isacs, ministrys] = [await asked("bank"), await asked("isac"), await asked("ministry")];
    expect(banks.text).toBe((await fresh("bank")).text);
    expect(isacs.text).toBe((await fresh("isac")).text);
    expect(isacs.text).not.toBe(banks.text);
    expect(ministrys.text).toBe("{}");
  });
});

describe("who asks for it", () => {
  const ofBank =
    "actor_id in (select a.actor_id from actor a join organisation o using (organisation_id) where o.slug = 'bank')";

  it("is let in no more once another process ended the key, although this one remembers it", async () => {
    expect((await asked("bank")).status).toBe(200);
    await beside.query(`update credential set revoked_at = realm_now() where ${ofBank}`);
    const refused = await asked("bank");
    await beside.query(`update credential set revoked_at = null where ${ofBank}`);
    expect([refused.status, refused.json["http_status"]]).toEqual([401, "401"]);
    expect((await asked("bank")).status).toBe(200);
    await beside.query(
      `update credential set made_at = made_at - interval '1 hour', expires_at = realm_now() where ${ofBank}`,
    );
    const late = await asked("bank");
    await beside.query(`update credential set expires_at = null where ${ofBank}`);
    expect(late.status).toBe(401);
  });

  it("is let in no more once another process ended what it acts as, or closed the membership of its body", async () => {
    expect((await asked("bank")).status).toBe(200);
    await beside.query(`update actor set revoked_at = realm_now() where ${ofBank}`);
    const refused = await asked("bank");
    await beside.query(`update actor set revoked_at = null where ${ofBank}`);
    expect(refused.status).not.toBe(200);
    expect((await asked("bank")).status).toBe(200);
    // What a decision of the council leaves behind, without the council.
    await beside.query(`alter table council_member disable trigger user;
      insert into council_member (organisation_id, label_id, audience_class, class, state, closed, since, at)
      select o.organisation_id, l.label_id, l.audience_class, 'member', 'suspended', true, realm_now(), realm_now()
      from organisation o cross join (select * from label order by label_id limit 1) l where o.slug = 'bank';
      alter table council_member enable trigger user`);
    const closed = await asked("bank");
    await beside.query("delete from council_member");
    expect(closed.status).toBe(403);
    expect((await asked("bank")).status).toBe(200);
  });
});

describe("what names a victim", () => {
  /** A question that nothing else here asks. */
  const NEWEST = "&match[spec_version]=2.1";

  it("is served no more from the instant on until which its consent was given, though nothing is done at that instant", async () => {
    const own = await report("K-4", ["203.0.113.9"]);
    const naming = { report: own, for: "victim_naming", fields: ["name", "sector"], to: ["isac"], reason: "asked" };
    const { id } = (await act("office", "consent-requests", naming)).json;
    const until = "2026-11-20T02:00:00Z";
    const victim = { name: true, sector: "kontena-logistics" };
    await act("port", `consent-requests/${id}/answer`, { answer: "granted", victim, until });
    const [top] = (await w.as("office", "GET", "/api/v1/consent-requests?limit=1")).json["items"] as {
      consent: string;
    }[];
    await release(own, ["isac"], { victims: [{ consent: top?.consent, fields: ["name", "sector"] }] });
    expect((await asked("isac", NEWEST)).text).toContain("kontena-logistics");
    expect((await asked("isac", NEWEST)).text).toContain("kontena-logistics");
    const { rows } = await beside.query<{ at: string }>("select clock_stepped::text as at from realm");
    await beside.query("update realm set clock_stepped = $1::timestamptz + interval '1 second'", [until]);
    const after = (await asked("isac", NEWEST)).text;
    await beside.query("update realm set clock_stepped = $1::timestamptz", [rows[0]?.at]);
    expect(after).not.toContain("kontena-logistics");
  });
});
