/** What no code of ours may get wrong: who is named to whom and for how long is held by the database. Asked past all our rules. */
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actLabel } from "../../acts/act-label.ts";
import { insertRequest } from "../../consents/store.ts";
import { asDuty, asReader, type Reader, type ReaderTx } from "../../db/act.ts";
import { stepClock } from "../../db/clock.ts";
import { internLabel } from "../../db/labels.ts";
import type { Realm } from "../../db/realm.ts";
import { type TestCluster, testCluster } from "../../db/testing.ts";
import { fileUnder, foundBody, foundNation, type Nation } from "../../db/testing-nation.ts";
import { insertRelease } from "../store.ts";
import { insertCard, servedCards } from "./card-store.ts";
import { endVictimConsent, insertVictimConsent } from "./consent-store.ts";

let cluster: TestCluster;
let realm: Realm;
let nation: Nation;
let isac: Reader;
let report = "";
const instant = (hour: number): string => `2026-12-07T${String(hour).padStart(2, "0")}:00:00Z`;

beforeAll(async () => {
  cluster = await testCluster();
  realm = await cluster.realm({ clock: { kind: "stepped", at: instant(0) } });
  nation = await foundNation(realm);
  isac = await foundBody(realm, nation.chance, "isac", "isac");
  report = await fileUnder(realm, nation.port, { tlp: "green" }, nation.chance);
});
afterAll(() => cluster.stop());

async function receipt(tx: ReaderTx, label: { label_id: number }, id = nation.chance.uuid()): Promise<string> {
  await sql`insert into receipt (receipt_id, label_id, owner_id, idempotency_key, body_digest, outcome, at)
    values (${id}::uuid, ${label.label_id}, current_organisation(), ${id}, ${Buffer.alloc(32)}, 'recorded', realm_now())`.execute(
    tx.db,
  );
  return id;
}

/** The port consents that the office names it to the bank, by name. */
async function consented(until: string | null): Promise<{ consent: string; request: string }> {
  const { port, office, bank, chance } = nation;
  const [request, consent] = [chance.uuid(), chance.uuid()];
  const label = await internLabel(realm, actLabel(office.organisationId, "amber", [port.organisationId]));
  await asReader(realm, office, async (tx) =>
    insertRequest(realm, tx, {
      id: request,
      label,
      receiptId: await receipt(tx, label),
      askedId: port.organisationId,
      reportId: report,
      given: "victim_naming",
      recipients: [bank.organisationId],
      kinds: [],
      groups: [],
      fields: ["name"],
      items: null,
      until: null,
      reason: "partners ask",
      at: instant(0),
    }),
  );
  const own = await internLabel(realm, actLabel(port.organisationId, "amber", [office.organisationId]));
  await asReader(realm, port, async (tx) =>
    insertVictimConsent(realm, tx, {
      id: consent,
      requestId: request,
      label: own,
      receiptId: await receipt(tx, own),
      officeId: office.organisationId,
      reportId: report,
      ownReport: true,
      recipients: [bank.organisationId],
      kinds: [],
      groups: [],
      fields: ["name"],
      words: { name: { en: "Port", ja: "港" } },
      at: instant(0),
      until,
    }),
  );
  return { consent, request };
}

/** An offer of the port's name to the office, written by somebody, whatever our own code would have said. */
async function offers(by: Reader, reportId = report): Promise<unknown> {
  const { port, office, chance } = nation;
  const to = by === port ? office : port;
  const label = await internLabel(realm, actLabel(by.organisationId, "amber", [to.organisationId]));
  return asReader(realm, by, async (tx) =>
    insertRequest(realm, tx, {
      ...{ id: chance.uuid(), label, receiptId: await receipt(tx, label), askedId: port.organisationId, reportId },
      ...{ offeredTo: office.organisationId, given: "victim_naming", recipients: [], kinds: ["bank"], groups: [] },
      ...{ fields: ["name"], items: null, until: null, reason: "", at: instant(0) },
    }),
  );
}

/** A card that somebody writes for an order of its own. */
async function card(by: Reader, consentId: string, to: Reader, fields: readonly ("name" | "sector")[] = ["name"]) {
  const label = await internLabel(realm, actLabel(by.organisationId, "red", []));
  const [id, releaseId] = [nation.chance.uuid(), nation.chance.uuid()];
  const at = (await asReader(realm, by, (tx) => tx.now())).toString();
  await asReader(realm, by, async (tx) => {
    await receipt(tx, label, releaseId);
    const order = { audience: "sector", recipients: [to.organisationId], reports: [report], report, items: null };
    await insertRelease(tx, { id: releaseId, label, ...order, seen: [], reasons: [], victims: [], waits: null, at });
    const words = { name: { en: "Port", ja: "港" } };
    await insertCard(tx, {
      id,
      releaseId,
      consentId,
      organisationId: to.organisationId,
      label,
      fields,
      words,
      items: [],
      at,
    });
  });
  return { id, releaseId };
}

const refused = (tried: Promise<unknown>): Promise<string> =>
  tried.then(
    () => "done",
    (e: unknown) =>
      String(
        (e as { code?: string; cause?: { code?: string } }).code ?? (e as { cause?: { code?: string } }).cause?.code,
      ),
  );

/** The duty hands it over as an own package. */
async function handed(c: { id: string; releaseId: string }, to: Reader): Promise<string> {
  const label = await internLabel(realm, actLabel(to.organisationId, "red", [to.organisationId]));
  const delivery = nation.chance.uuid();
  await asDuty(realm, "delivery", async (tx) => {
    await sql`insert into delivery (delivery_id, release_id, label_id, audience_class, organisation_id, audience, office_id, count, digest, at)
      values (${delivery}::uuid, ${c.releaseId}::uuid, ${label.label_id}, ${label.audience_class}, ${to.organisationId}::uuid, 'sector', ${nation.office.organisationId}::uuid, 0, ${Buffer.alloc(32)}, realm_now())`.execute(
      tx.db,
    );
    await sql`update victim_card set delivery_id = ${delivery}::uuid where victim_card_id = ${c.id}::uuid`.execute(
      tx.db,
    );
  });
  return delivery;
}

const serves = async (to: Reader, delivery: string): Promise<boolean> =>
  (await asReader(realm, to, (tx) => servedCards(tx, [delivery]))).size > 0;

describe("the database", () => {
  it("writes no card that its consent does not allow: another office, recipient or fact, or a consent that is over", async () => {
    const { office, bank, port } = nation;
    const { consent, request } = await consented(null);
    expect(await refused(card(office, consent, isac))).toBe("42501");
    expect(await refused(card(office, consent, bank, ["name", "sector"]))).toBe("42501");
    expect(await refused(card(isac, consent, bank))).toBe("42501");
    expect(await refused(card(office, nation.chance.uuid(), bank))).not.toBe("done");
    expect(await refused(card(office, consent, bank))).toBe("done");
    await asReader(realm, port, (tx) => endVictimConsent(tx, request, instant(0)));
    expect(await refused(card(office, consent, bank))).toBe("42501");
  });

  it("lets the victim alone offer that it is named, and on a report of its own", async () => {
    const { office, bank, port, chance } = nation;
    const another = await fileUnder(realm, bank, { tlp: "green" }, chance);
    expect(await refused(offers(office))).toBe("42501");
    expect(await refused(offers(bank))).toBe("42501");
    // On its own report, that somebody else says so of itself.
    expect(await refused(offers(bank, another))).toBe("42501");
    expect(await refused(offers(port, another))).toBe("42501");
    expect(await refused(offers(port))).toBe("done");
  });

  it("serves a card while its consent stands and at no later instant, to its recipient alone", async () => {
    const { office, bank } = nation;
    const { consent } = await consented(instant(2));
    const delivery = await handed(await card(office, consent, bank), bank);
    expect([await serves(bank, delivery), await serves(isac, delivery)]).toEqual([true, false]);
    await stepClock(realm, Temporal.Instant.from(instant(1)));
    expect(await serves(bank, delivery)).toBe(true);
    await stepClock(realm, Temporal.Instant.from(instant(2)));
    expect(await serves(bank, delivery)).toBe(false);
  });

  it("lets only the victim end its consent, and nobody give it back its life", async () => {
    const { office, port } = nation;
    const { consent, request } = await consented(null);
    const end = (by: Reader) => asReader(realm, by, (tx) => endVictimConsent(tx, request, instant(2)));
    expect(await refused(end(office).then((done) => (done ? undefined : Promise.reject(new Error("none")))))).not.toBe(
      "done",
    );
    expect(await end(port)).toBe(true);
    const revive = asReader(realm, port, (tx) =>
      sql`update victim_consent set ended_at = null where victim_consent_id = ${consent}::uuid`.execute(tx.db),
    );
    expect((await revive).numAffectedRows).toBe(0n);
  });
});
