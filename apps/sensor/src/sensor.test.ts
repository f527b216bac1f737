import { NOW, type Realm, realmOf, STATUS } from "@noroshi/testing/permits";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sensorRoom, traffic } from "./testing-sensor.ts";

const room = sensorRoom();
afterAll(room.end);
let realm: Realm;
let permit: string;
let decision: string;
beforeAll(async () => {
  realm = await realmOf();
  permit = await realm.permit();
  decision = await realm.act("commission", "decision", permit, { decisionId: "D" });
});

const hidden = (n: number) => `H${n}`;
const lines = traffic(100, hidden);
const RUN = ["run", "--now", NOW];
const usable = (over: Readonly<Record<string, unknown>> = {}) => realm.setUp([{ permit, acts: [decision] }], over);

describe("a sensor under communications law", () => {
  it("keeps what the permit selects, destroys the rest, and counts every record once", async () => {
    const run = await room.run("keeps", RUN, lines, await usable());
    const [certificate] = JSON.parse(run.out);
    expect(certificate).toMatchObject({ received: 100, kept: 10, destroyed: 90, refused: 0, keptBy: { P1: 10 } });
    expect(certificate.destroyedBy.domestic).toBe(40);
    const shown = await room.run("keeps", ["show"], "", await usable());
    expect(shown.out).toContain("KEPT3");
    expect(shown.out).not.toContain("@");
  });

  it("keeps nothing without a usable permit, and says why for the whole batch", async () => {
    const reasonOf = async (name: string, setUp: Readonly<Record<string, unknown>>) => {
      const run = await room.run(name, RUN, lines, setUp);
      const [certificate] = JSON.parse(run.out);
      expect([certificate.kept, certificate.refused, certificate.perDirection]).toEqual([0, 100, null]);
      return certificate.reason;
    };
    const status = (over: Readonly<Record<string, unknown>>) =>
      realm.sign("commission", "permit-status+jws", { ...STATUS, ...over });
    expect(await reasonOf("none", await realm.setUp([]))).toBe("LEGAL_BASIS_NOT_IN_FORCE");
    expect(await reasonOf("undecided", await realm.setUp([{ permit, acts: [] }]))).toBe("NO_VALID_AUTHORISATION");
    expect(await reasonOf("unspoken", await usable({ status: null }))).toBe("LEGAL_BASIS_NOT_IN_FORCE");
    const stopped = await usable({ status: await status({ suspended: ["P1"] }) });
    expect(await reasonOf("stopped", stopped)).toBe("NO_VALID_AUTHORISATION");
    const plain = Buffer.from(permit.split(".")[1] ?? "", "base64url").toString();
    expect(await reasonOf("unsigned", await realm.setUp([{ permit: plain, acts: [decision] }]))).toBe(
      "LEGAL_BASIS_NOT_IN_FORCE",
    );
    expect(await reasonOf("elsewhere", await usable({ realm: "live" }))).toBe("LEGAL_BASIS_NOT_IN_FORCE");
  });

  it("refuses a batch so small that its counts would tell of single records", async () => {
    const few = `${lines.split("\n").slice(0, 30).join("\n")}\n`;
    const run = await room.run("small", RUN, few, await usable());
    expect(JSON.parse(run.out)[0]).toMatchObject({ kept: 0, reason: "BATCH_TOO_SMALL" });
  });

  it("takes no other clock than the machine's own outside a replay", async () => {
    const run = await room.run("clock", RUN, lines, await usable({ kind: "exercise" }));
    expect([run.status, run.said]).toEqual([1, expect.stringContaining("SENSOR_USAGE")]);
  });

  it("chains its certificates: each names the one before, and caps hold over batches", async () => {
    const capped = await realm.permit({ volumeCap: 15 });
    const setUp = await realm.setUp([
      { permit: capped, acts: [await realm.act("commission", "decision", capped, { decisionId: "D" })] },
    ]);
    for (let n = 0; n < 2; n++) await room.run("chain", RUN, lines, setUp);
    const { certificates } = JSON.parse((await room.run("chain", ["show"], "", setUp)).out);
    expect(certificates.map((c: { number: number }) => c.number)).toEqual([1, 2]);
    expect([certificates[0].before, certificates[1].before]).toEqual(["", expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(certificates.map((c: { kept: number }) => c.kept)).toEqual([10, 5]);
    expect(certificates[1].capReached).toEqual(["P1"]);
  });

  it("keeps an owner's consent and communications law apart: two stores, two keys, no record in the other's", async () => {
    const own = await realm.permit({
      ...{ id: "OWN", capability: "ownerConsent", party: "port", directions: ["DD", "FD"] },
      criteria: {
        ...{ id: "C", version: 1, targetAct: "act" },
        period: { from: "2026-12-01T00:00:00Z", to: "2026-12-02T00:00:00Z" },
        selectors: [{ type: "cidr", value: "192.0.2.0/24" }],
      },
      volumeCap: 1000,
    });
    const setUp = await realm.setUp([
      { permit, acts: [decision] },
      { permit: own, acts: [await realm.act("port", "owner_consent", own)] },
    ]);
    const run = await room.run("both", RUN, lines, setUp);
    const [law, owner] = JSON.parse(run.out);
    expect([law.store, law.kept, owner.store, owner.kept]).toEqual(["communications", 10, "owner", 100]);
    const { kept } = JSON.parse((await room.run("both", ["show"], "", setUp)).out);
    const tokens = (store: string) =>
      new Set(kept[store].map((k: { fields: { mailfrom: string } }) => k.fields.mailfrom));
    expect([...tokens("communications")].filter((token) => tokens("owner").has(token))).toEqual([]);
    expect(new Set(kept.communications.map((k: { authorisation: string }) => k.authorisation))).toEqual(
      new Set(["P1"]),
    );
    expect(new Set(kept.owner.map((k: { authorisation: string }) => k.authorisation))).toEqual(new Set(["OWN"]));
  });
});

describe("what a sensor kept", () => {
  it("is shown for another purpose only while its party consents on the commission's list, and each use is an entry", async () => {
    const agreed = await realm.permit({ capability: "partyAgreement", party: "port", agreementId: "A" });
    const acts = [
      await realm.act("port", "party_signature", agreed),
      await realm.act("commission", "commission_notice", agreed),
      await realm.act("port", "other_use", agreed, { use: "measure" }),
    ];
    const status = await realm.sign("commission", "permit-status+jws", { ...STATUS, otherUses: { P1: ["measure"] } });
    const setUp = await realm.setUp([{ permit: agreed, acts }], { status });
    await room.run("uses", RUN, lines, setUp);
    const ask = (use: string, over = setUp) => room.run("uses", ["show", "--use", use, "--now", NOW], "", over);
    const shown = JSON.parse((await ask("measure")).out);
    expect(shown.kept.communications.length).toBe(10);
    expect(shown.entries.at(-1)).toMatchObject({
      schema: "sensor-use/1",
      use: "measure",
      permits: ["P1"],
      records: 10,
    });
    expect((await ask("investigate")).said).toContain("USE_NOT_CONSENTED");
    const revoked = [...acts, await realm.act("port", "withdrawal", agreed, { use: "measure", at: NOW })];
    const later = await ask("measure", await realm.setUp([{ permit: agreed, acts: revoked }], { status }));
    expect([later.status, later.said, later.out]).toEqual([1, expect.stringContaining("USE_NOT_CONSENTED"), ""]);
  });
});
