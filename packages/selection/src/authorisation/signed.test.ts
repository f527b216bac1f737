import { CompactSign, type CryptoKey, generateKeyPair } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { type Keyring, openPermit, openStatus, permitDigest, type RingKey } from "./signed.ts";

const PERMIT = {
  id: "P1",
  capability: "partyAgreement",
  legalBasis: "law",
  directions: ["FD"],
  party: "port",
  agreementId: "A",
  validFrom: "2026-11-01T00:00:00Z",
  validUntil: "2027-01-01T00:00:00Z",
  criteria: {
    id: "C",
    version: 1,
    targetAct: "act",
    period: { from: "2026-12-01T00:00:00Z", to: "2026-12-02T00:00:00Z" },
    selectors: [{ type: "address", value: "203.0.113.24" }],
  },
  permittedFields: ["ts"],
  volumeCap: 5,
};
const AT = "2026-11-02T00:00:00Z";

let live: Keyring;
let replay: Keyring;
const secrets = new Map<string, CryptoKey>();

async function ring(realm: string): Promise<Keyring> {
  const keys = new Map<string, RingKey>();
  for (const [body, kind] of [
    ["office", "coordinator"],
    ["commission", "commission"],
    ["port", "operator"],
    ["bank", "bank"],
  ] as const) {
    const pair = await generateKeyPair("Ed25519", { extractable: true });
    keys.set(`${realm}-${body}`, { body, kind, key: pair.publicKey });
    secrets.set(`${realm}-${body}`, pair.privateKey);
  }
  return { realm, keys };
}

const sign = (kid: string, typ: string, payload: unknown, alg = "Ed25519") => {
  const secret = secrets.get(kid);
  if (secret === undefined) throw new Error(kid);
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg, kid, typ })
    .sign(secret);
};
const permit = (kid = "live-office", realm = "live") => sign(kid, "permit+jws", { realm, permit: PERMIT });
const act = (kid: string, name: string, jws: string, realm = "live") =>
  sign(kid, "permit-act+jws", { realm, act: name, permitDigest: permitDigest(jws), at: AT });
const codeOf = (opened: { ok: boolean; code?: string }) => (opened.ok ? "ok" : opened.code);

beforeAll(async () => {
  live = await ring("live");
  replay = await ring("replay");
});

describe("a signed permit", () => {
  it("is opened with the acts of the bodies concerned", async () => {
    const jws = await permit();
    const opened = await openPermit(live, jws, [
      await act("live-port", "party_signature", jws),
      await act("live-commission", "commission_notice", jws),
    ]);
    expect(opened).toMatchObject({
      ok: true,
      value: { acts: { partySignature: { by: "port", at: AT }, commissionNotice: { at: AT } } },
    });
  });

  it("counts for nothing unsigned, changed, signed by a stranger, or signed in a replay", async () => {
    const jws = await permit();
    const [head, body, signature] = jws.split(".");
    const unsigned = `${Buffer.from(JSON.stringify({ alg: "none", typ: "permit+jws", kid: "live-office" })).toString("base64url")}.${body}.`;
    expect(codeOf(await openPermit(live, JSON.stringify(PERMIT), []))).toBe("SIGNED_NOT_READABLE");
    expect(codeOf(await openPermit(live, unsigned, []))).not.toBe("ok");
    const other = Buffer.from(JSON.stringify({ realm: "live", permit: { ...PERMIT, volumeCap: 6 } })).toString(
      "base64url",
    );
    expect(codeOf(await openPermit(live, `${head}.${other}.${signature}`, []))).toBe("SIGNED_BY_NOBODY_KNOWN");
    expect(codeOf(await openPermit(live, await permit("replay-office", "live"), []))).toBe("SIGNED_BY_NOBODY_KNOWN");
    expect(codeOf(await openPermit(live, await permit("live-office", "replay"), []))).toBe("SIGNED_FOR_ANOTHER_REALM");
    expect(codeOf(await openPermit(replay, await permit("replay-office", "replay"), []))).toBe("ok");
    expect(codeOf(await openPermit(live, await permit("live-port"), []))).toBe("SIGNED_BY_THE_WRONG_BODY");
  });

  it("counts no act of the wrong body and none about another permit", async () => {
    const jws = await permit();
    const wrong = [
      await act("live-office", "decision", jws),
      await act("live-port", "commission_notice", jws),
      await act("live-bank", "party_signature", jws),
      await act("live-office", "owner_consent", jws),
      await act("live-port", "party_signature", `${jws}x`),
      "not signed",
    ];
    expect(await openPermit(live, jws, wrong)).toMatchObject({
      ok: true,
      value: {
        acts: {},
        passedOver: [
          ...Array(4).fill("SIGNED_BY_THE_WRONG_BODY"),
          "SIGNED_ABOUT_ANOTHER_PERMIT",
          "SIGNED_NOT_READABLE",
        ],
      },
    });
  });
});

describe("a status token", () => {
  it("is the commission's alone", async () => {
    const token = { realm: "live", issuedAt: AT, expiresAt: AT, alive: ["P1"], inForce: [] };
    expect(codeOf(await openStatus(live, await sign("live-commission", "permit-status+jws", token)))).toBe("ok");
    expect(codeOf(await openStatus(live, await sign("live-office", "permit-status+jws", token)))).toBe(
      "SIGNED_BY_THE_WRONG_BODY",
    );
    expect(codeOf(await openStatus(live, await sign("live-commission", "permit+jws", token)))).toBe(
      "SIGNED_BY_NOBODY_KNOWN",
    );
  });
});
