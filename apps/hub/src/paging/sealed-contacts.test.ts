/** How people are reached lies encrypted, over the whole hub: nothing of it on the disk, gone for good with its key, back after a restore. */
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { asDuty, asReader } from "../db/act.ts";
import { asAdmin } from "../db/admin.ts";
import { attachPostgres } from "../db/attach.ts";
import { internLabel } from "../db/labels.ts";
import { attachRealm, type Realm } from "../db/realm.ts";
import { testCluster } from "../db/testing.ts";
import { foundNation } from "../db/testing-nation.ts";
import { backupRealm } from "../keeping/backup.ts";
import { exportKeys, readKeyCopy } from "../keeping/key-copy.ts";
import { eraseKeys } from "../keeping/keys.ts";
import { restoreRealm } from "../keeping/restore.ts";
import { openRealmRooms } from "../open-realm.ts";
import { waysOut } from "../outbound/connectors.ts";
import { type Person, personOf } from "../roles/testing-people.ts";
import { REALM, type TestHub, testHub } from "../testing-hub.ts";
import { contactLabel } from "./contact-label.ts";
import { contactRows, insertContact } from "./contact-store.ts";
import { reachOut } from "./reach.ts";
import { sealOldContacts } from "./unsealed-store.ts";

const SECRETS = [
  "Kingfisher-person",
  "kingfisher@duty.example",
  "+81 90 7731 4405",
  "kingfisher-duty",
  "kingfisher-said",
  "kingfisher-handed",
];
const KEPT = "kept-openly-heron";
const REACH = {
  duty: "kingfisher-duty",
  person: "Kingfisher-person",
  channels: [
    { kind: "phone", address: "+81 90 7731 4405" },
    { kind: "email", address: "kingfisher@duty.example" },
  ],
} as const;
const REST = { languages: ["ja"], zone: "Asia/Tokyo", priority: 1, quiet: null, keys: [] };

let t: TestHub;
let port: Person;
let office: Person;
let n = 0;
beforeAll(async () => {
  t = await testHub();
  port = await personOf(t, "port", "operator_reporter");
  office = await personOf(t, "office", "triage_analyst");
});
afterAll(() => t[Symbol.asyncDispose]());

const post = (by: Person, path: string, json: unknown) =>
  by.call("POST", path, { json, headers: { "idempotency-key": `s${++n}` } });
interface Try {
  readonly person: string | null;
  readonly detail: string | null;
}
const tries = async (by: Person): Promise<readonly Try[]> =>
  ((await by.call("GET", "/api/v1/pages")).json["items"] as { tries: readonly Try[] }[]).flatMap((p) => p.tries);
const book = async (by: Person) =>
  (await by.call("GET", "/api/v1/contacts")).json as {
    contacts: { id: string; person: string }[];
    shifts: { note: string | null }[];
  };

async function inRealm<T>(work: (realm: Realm) => Promise<T>): Promise<T> {
  const realm = await attachRealm({ postgres: await attachPostgres(t.dataDir), log: () => {} }, REALM);
  try {
    return await work(realm);
  } finally {
    await realm.close();
  }
}

describe("a contact on the disk", () => {
  it("is nowhere to be found: no name, number, address or word of a call, neither in rows nor in the database's own log", async () => {
    await post(port, "/api/v1/contacts", { ...REACH, ...REST });
    const [contact] = (await book(port)).contacts;
    const shift = { contact: contact?.id, since: "2020-01-01T00:00:00Z", until: "2099-01-01T00:00:00Z" };
    await post(port, "/api/v1/shifts", { ...shift, note: "kingfisher-handed" });
    await post(office, "/api/v1/pages", { body: "port" });
    await inRealm(async (realm) => {
      await reachOut(openRealmRooms(realm), waysOut({}));
    });
    // The hub looks every few seconds by itself, and may have been first.
    await vi.waitFor(async () => expect((await tries(office)).length).toBe(2), { timeout: 20_000 });
    const [page] = (await port.call("GET", "/api/v1/pages")).json["items"] as { id: string }[];
    const call = { contact: contact?.id, outcome: "reached", words: "kingfisher-said" };
    expect((await post(port, `/api/v1/pages/${page?.id}/calls`, call)).status).toBe(202);
    // The same look finds what the hub keeps in the open.
    await t.as("port", "POST", "/api/v1/reports", {
      body: `bad: ${KEPT}[.]example`,
      headers: { "idempotency-key": "kept" },
    });
    await inRealm((realm) => asAdmin(realm.database, (client) => client.query("checkpoint")));
    const files = readdirSync(t.dataDir, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => readFileSync(join(one.parentPath, one.name)));
    const found = (word: string) => files.some((bytes) => bytes.includes(word));
    expect(found(KEPT)).toBe(true);
    expect(SECRETS.filter(found)).toEqual([]);
    // And they are all there for whom they are for.
    const seen = JSON.stringify([await book(office), await tries(office)]);
    expect(SECRETS.filter((word) => !seen.includes(word))).toEqual([]);
  });

  it("is gone with its key: nobody is shown it or woken by it, and what came of calls stays without a name", async () => {
    const before = await tries(office);
    expect(before.map((one) => one.person)).toContain("Kingfisher-person");
    await inRealm(async (realm) => {
      const [row] = await asDuty(
        realm,
        "keeper",
        async (tx) => (await sql<{ key: string }>`select content_key as key from contact`.execute(tx.db)).rows,
      );
      expect(await eraseKeys(realm, [row?.key ?? ""], "the person left")).toHaveLength(1);
      await post(office, "/api/v1/pages", { body: "port", kind: "drill" });
      await reachOut(openRealmRooms(realm), waysOut({}));
    });
    expect((await book(port)).contacts).toEqual([]);
    const after = await tries(office);
    expect(after.map((one) => [one.person, one.detail])).toEqual(before.map(() => [null, null]));
  });
});

describe("a contact that an older hub kept plain", () => {
  it("is sealed at the next start, and what was plain is emptied", async () => {
    const id = "00000000-0000-4000-8000-00000000c0de";
    await inRealm(async (realm) => {
      const directory = await openRealmRooms(realm).directory();
      const body = (slug: string) => directory.bySlug(slug)?.id ?? "";
      const label = await internLabel(realm, contactLabel(body("port"), body("office")));
      await asDuty(realm, "keeper", async (tx) => {
        await sql`insert into contact (contact_id, label_id, audience_class, organisation_id, content_key, content, languages, zone, priority, verified_at, verified_by)
          select ${id}::uuid, ${label.label_id}, ${label.audience_class}, ${body("port")}::uuid, gen_random_uuid(), '', '{ja}', 'Asia/Tokyo', 1, realm_now(), actor_id from actor limit 1`.execute(
          tx.db,
        );
        await sql`insert into unsealed values (${id}::uuid, ${id}::uuid, 'contact', ${JSON.stringify(REACH)})`.execute(
          tx.db,
        );
      });
      expect((await book(port)).contacts).toEqual([]);
      expect([await sealOldContacts(realm), await sealOldContacts(realm)]).toEqual([1, 0]);
    });
    expect((await book(port)).contacts).toMatchObject([{ id, ...REACH }]);
  });
});

describe("a backup", () => {
  it("brings contacts back with the copy of the keys, but for one that was erased since it was taken", async () => {
    const dir = mkdtempSync(join(tmpdir(), "noroshi-contacts-"));
    const from = await testCluster();
    const to = await testCluster({ embedded: true });
    const secret = { recoveryKey: createHash("sha256").update("contacts").digest() };
    try {
      const realm = await from.realm();
      const nation = await foundNation(realm);
      const label = await internLabel(realm, contactLabel(nation.port.organisationId, undefined));
      const [stays, gone] = [nation.chance.uuid(), nation.chance.uuid()];
      await asReader(realm, nation.port, async (tx) => {
        const at = (await tx.now()).toString();
        for (const id of [stays, gone]) await insertContact(realm, tx, id, label, { ...REACH, ...REST }, at);
      });
      await backupRealm(realm, { file: join(dir, "realm.backup"), secret });
      const there = await asReader(realm, nation.port, (tx) => contactRows(realm, tx));
      await eraseKeys(realm, [there.find((c) => c.id === gone)?.key.id ?? ""], "the person left");
      await exportKeys(realm, join(dir, "realm.keys"), secret);
      const copy = await readKeyCopy(join(dir, "realm.keys"), secret);
      const { realm: back } = await restoreRealm(to.database, { file: join(dir, "realm.backup"), secret, keys: copy });
      const shown = await asReader(back, nation.port, (tx) => contactRows(back, tx));
      expect(shown).toMatchObject([{ id: stays, ...REACH }]);
      await back.close();
    } finally {
      await from.stop();
      await to.stop();
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
