/** A hub hears of sensors: what does not hold is refused, what is missing shows, and the two kinds of traffic lie apart. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Person, personOf } from "../roles/testing-people.ts";
import { REALM, type TestHub, testHub } from "../testing-hub.ts";
import { keptRecord, type Told, testingChain } from "./testing-chain.ts";

let t: TestHub;
let port: Person;
let bank: Person;
let n = 0;
beforeAll(async () => {
  t = await testHub();
  await stepTo("2026-12-01T12:00:00Z");
  port = await personOf(t, "port", "operator_reporter");
  bank = await personOf(t, "bank", "operator_reporter");
}, 60_000);
afterAll(() => t[Symbol.asyncDispose]());

const stepTo = (at: string) => t.local("PUT", `/local/realms/${REALM}/clock`, { stepped: at });
const post = (by: Person, path: string, json: unknown, key = `s${++n}`) =>
  by.call("POST", path, { json, headers: { "idempotency-key": key } });

interface State {
  readonly id: string;
  readonly name: string;
  readonly silentSince: string | null;
  readonly gaps: unknown;
  readonly [more: string]: unknown;
}

async function sensor(name: string, realm = REALM) {
  const chain = testingChain(realm);
  expect((await post(port, "/api/v1/sensors", { name, publicKey: chain.publicKey })).status).toBe(202);
  const state = async () => {
    const { sensors } = (await port.call("GET", "/api/v1/sensors")).json as unknown as { sensors: State[] };
    const found = sensors.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no sensor ${name}`);
    return found;
  };
  const { id } = await state();
  return {
    chain,
    id,
    state,
    tell: (told: unknown, key?: string) => post(port, `/api/v1/sensors/${id}/entries`, told, key),
  };
}

describe("what a sensor tells", () => {
  it("is recorded once, however often it comes", async () => {
    const s = await sensor("once");
    const told = s.chain.certificate([keptRecord(1), keptRecord(2)]);
    const first = await s.tell(told, "k1");
    expect([first.status, (await s.tell(told, "k1")).json["id"]]).toEqual([202, first.json["id"]]);
    expect((await s.tell(told, "k2")).status).toBe(202);
    expect(await s.state()).toMatchObject({ lastEntry: 1, received: 100, kept: 2, destroyed: 98, forks: 0, gaps: [] });
  });

  it("shows what never came, what was rewritten, and what was stopped in the middle", async () => {
    const s = await sensor("gaps");
    await s.tell(s.chain.certificate([]));
    const missing = s.chain.heartbeat("2026-12-01T12:01:00Z");
    const stopped = { refused: 100, destroyed: 0, reason: "INTERRUPTED", destroyedBy: null, perDirection: null };
    await s.tell(s.chain.certificate([], { ...stopped, capReached: ["P1"] }));
    expect(await s.state()).toMatchObject({ gaps: [{ from: 2, to: 2 }], forks: 0, interrupted: 1, capReached: ["P1"] });
    await s.tell(missing);
    expect(await s.state()).toMatchObject({ gaps: [], forks: 0, spooled: 2, lost: 1 });
    const other = s.chain.certificate([], { number: 1, before: "" }, "2026-12-01T11:00:00Z");
    expect([(await s.tell(other)).status, (await s.state())["forks"]]).toEqual([202, 1]);
  });

  it("tells each kind of traffic by itself, why records were destroyed, and what the permits stand on", async () => {
    const s = await sensor("kinds");
    await s.tell(s.chain.certificate([keptRecord(1), keptRecord(2)], { unreadable: 3 }));
    const OWN = { store: "owner", keptBy: {}, commitment: null };
    const reason = {
      reason: "NO_VALID_AUTHORISATION",
      refused: 100,
      destroyed: 0,
      destroyedBy: null,
      perDirection: null,
    };
    await s.tell(s.chain.certificate([], { ...OWN, ...reason }));
    const permit = {
      id: "P1",
      store: "communications" as const,
      until: "2027-01-01T00:00:00Z",
      refused: "PERMIT_REVOKED",
    };
    const standing = { statusIssuedAt: "2026-12-01T11:55:00Z", permits: [permit] };
    await s.tell(s.chain.heartbeat("2026-12-01T12:00:00Z", 60, { standing }));
    expect(await s.state()).toMatchObject({
      stores: [
        {
          store: "communications",
          received: 100,
          kept: 2,
          destroyedBy: { domestic: 98 },
          unreadable: 3,
          lastReason: null,
        },
        { store: "owner", received: 100, kept: 0, refused: 100, destroyedBy: {}, lastReason: "NO_VALID_AUTHORISATION" },
      ],
      heartbeat: { number: 3, within: 60, ...standing },
      newest: [
        { number: 3, kind: "heartbeat" },
        { number: 2, store: "owner" },
        { number: 1, kept: 2 },
      ],
    });
    // A sensor from before that told less is heard all the same.
    await s.tell(s.chain.heartbeat("2026-12-01T12:00:01Z"));
    expect(await s.state()).toMatchObject({ heartbeat: { number: 4, statusIssuedAt: null, permits: [] } });
  });

  it("shows silence once it was not heard of for longer than it said", async () => {
    await stepTo("2026-12-01T13:00:00Z");
    const s = await sensor("silent");
    await s.tell(s.chain.heartbeat("2026-12-01T13:00:00Z", 60));
    expect((await s.state()).silentSince).toBeNull();
    await stepTo("2026-12-01T13:02:01Z");
    expect((await s.state()).silentSince).toBe("2026-12-01T13:01:00Z");
  });

  it("is refused when it was changed, is for another realm, or is not what it committed to", async () => {
    const s = await sensor("refused");
    const told = s.chain.certificate([keptRecord(1)]);
    const codeOf = async (one: unknown) => (await s.tell(one)).status;
    expect(await codeOf({ ...told, entry: `${told.entry.slice(0, -4)}AAAA` })).toBe(422);
    expect(await codeOf({ ...told, kept: null })).toBe(422);
    expect(await codeOf({ ...told, kept: { ...told.kept, records: [keptRecord(2)] } })).toBe(422);
    const elsewhere = await sensor("elsewhere", "another-realm");
    expect((await elsewhere.tell(elsewhere.chain.certificate([]))).status).toBe(422);
    expect(await codeOf(told)).toBe(202);
    for (const never of [
      keptRecord(1, { direction: "DD" }),
      keptRecord(1, { fields: { mailfrom: "a@x.example" } }),
      keptRecord(1, { fields: { subject: "words" } }),
    ])
      expect(await codeOf(s.chain.certificate([never]))).toBe(422);
  });
});

describe("what a sensor kept", () => {
  const under = (owner: boolean): object => (owner ? { store: "owner" } : {});

  it("is read back by its own body alone, each reading an entry, and the two kinds lie apart and encrypted", async () => {
    const s = await sensor("kept");
    await s.tell(s.chain.certificate([keptRecord(71)], under(false)));
    await s.tell(s.chain.certificate([keptRecord(72)], under(true)));
    const read = (by: Person, number: number) => by.call("GET", `/api/v1/sensors/${s.id}/batches/${number}`);
    expect((await read(port, 1)).json).toMatchObject({
      store: "communications",
      records: [{ fields: { uid: "C71" } }],
    });
    expect((await read(port, 2)).json).toMatchObject({ store: "owner", records: [{ fields: { uid: "C72" } }] });
    const hidden = await read(bank, 1);
    const none = await bank.call("GET", "/api/v1/sensors/00000000-0000-4000-8000-000000000000/batches/1");
    expect([hidden.status, hidden.text]).toEqual([404, none.text]);
    const told: Told = s.chain.heartbeat("2026-12-01T13:05:00Z");
    expect((await post(bank, `/api/v1/sensors/${s.id}/entries`, told)).status).toBe(404);
    expect((await bank.call("GET", "/api/v1/sensors")).json["sensors"]).toEqual([]);
  });
});
