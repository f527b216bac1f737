import { describe, expect, it } from "vitest";
import { Findings } from "../findings.ts";
import { NODE_MEANS } from "../folder.ts";
import { actsOf, type Fact, minute, readingKey, sealLines, uuidOf } from "../testing-export.ts";
import { judgeSignatures } from "./signatures.ts";
import { decisionBy, type Kind, lineOver, passkeyOf, registered, revoked } from "./testing-passkeys.ts";

const VOTE = { measure: uuidOf("measure"), at: minute(30) };
const passkey = passkeyOf("commissioner");
const own = registered(passkey, minute(20));

/** What the auditor says of these acts with these lines of signatures. */
async function judged(facts: readonly Fact[], lines: readonly unknown[]) {
  const acts = actsOf(facts);
  const sealed = await sealLines(lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))));
  const findings = new Findings();
  const evidence = { read: () => Promise.resolve(sealed), list: () => Promise.resolve([]) };
  const counts = await judgeSignatures(evidence, acts, await readingKey(), NODE_MEANS, findings);
  return { codes: findings.all.map((f) => f.code), details: findings.all.map((f) => f.detail), counts };
}

describe("a decision that its entry says was signed", () => {
  it("holds under every kind of key that a hub takes, where the key stood", async () => {
    for (const kind of ["ES256", "EdDSA", "RS256"] satisfies Kind[]) {
      const key = passkeyOf("commissioner", kind);
      const { act, line } = decisionBy(key, VOTE);
      const { codes, counts } = await judged([registered(key, minute(20)), act], [line]);
      expect([kind, codes, counts]).toEqual([kind, [], { named: 1, hold: 1 }]);
    }
  });

  it("is named where the signature is not there, or one is there that nothing names", async () => {
    const { act, line } = decisionBy(passkey, VOTE);
    expect((await judged([own, act], [])).codes).toEqual(["SIGNATURE_MISSING"]);
    expect((await judged([own], [line])).codes).toEqual(["SIGNATURE_WITHOUT_ACT"]);
    expect((await judged([own, act], [line, line])).codes).toEqual(["SIGNATURE_NOT_READABLE"]);
    expect((await judged([own, act], [line, "{}"])).codes).toEqual(["SIGNATURE_NOT_READABLE"]);
  });

  it("is named where the signature does not hold: bytes, key, challenge, host, page, kind, person", async () => {
    const { act, line } = decisionBy(passkey, VOTE);
    const says = async (over: object) => {
      const { codes, details, counts } = await judged([own, act], [{ ...line, ...over }]);
      expect([codes, counts.hold]).toEqual([["SIGNATURE_FALSE"], 0]);
      return details[0];
    };
    const turned = Buffer.from(line.signature, "base64url");
    turned[turned.length - 1] = (turned.at(-1) ?? 0) ^ 1;
    expect(await says({ signature: turned.toString("base64url") })).toMatch(/does not hold/);
    expect(await says({ signature: lineOver(passkeyOf("other"), line.statement ?? "").signature })).toMatch(/not hold/);
    expect(await says({ clientData: lineOver(passkey, "another").clientData })).toMatch(/another challenge/);
    expect(await says({ rpId: "elsewhere.example" })).toMatch(/somebody else/);
    const again = (over: object) => lineOver(passkey, line.statement ?? "", over);
    expect(await says(again({ origin: "https://elsewhere.example" }))).toMatch(/somebody else/);
    expect(await says(again({ rpId: "example" }))).toMatch(/another host/);
    expect(await says(again({ type: "webauthn.create" }))).toMatch(/no assertion/);
    expect(await says(again({ flags: 0x01 }))).toMatch(/not verified/);
  });

  it("is named where what was signed is not what the entry says", async () => {
    const others = {
      measure: uuidOf("other"),
      object: "00",
      says: "refuse",
      realm: "elsewhere",
      schema: "noroshi.vote/2",
    };
    for (const [name, value] of Object.entries(others)) {
      const { act, line } = decisionBy(passkey, VOTE, { [name]: value });
      const { codes, details } = await judged([own, act], [line]);
      expect([codes, details[0]]).toEqual([["SIGNATURE_OF_ANOTHER_DECISION"], expect.stringContaining(name)]);
    }
    const { act, line } = decisionBy(passkey, VOTE);
    const other = decisionBy(passkey, VOTE, { words: "Something else." }).line.statement;
    expect((await judged([own, act], [{ ...line, statement: other }])).codes).toEqual([
      "SIGNATURE_OF_ANOTHER_DECISION",
    ]);
  });

  it("is held against its digest alone where its words were erased, which is remarked", async () => {
    const { act, line } = decisionBy(passkey, VOTE);
    const { codes, counts } = await judged([own, act], [{ ...line, statement: null }]);
    expect([codes, counts]).toEqual([["SIGNED_WORDS_ERASED"], { named: 1, hold: 1 }]);
    const bent = { ...line, statement: null, clientData: lineOver(passkey, "another").clientData };
    expect((await judged([own, act], [bent])).codes).toEqual(["SIGNED_WORDS_ERASED", "SIGNATURE_FALSE"]);
  });
});

describe("the key of a signed decision", () => {
  const { act, line } = decisionBy(passkey, VOTE);
  const codes = async (facts: readonly Fact[]) => (await judged([...facts, act], [line])).codes;

  it("is named where it never was its person's on record", async () => {
    expect(await codes([])).toEqual(["KEY_NEVER_REGISTERED"]);
    expect(await codes([{ ...own, subject: uuidOf("somebody else") }])).toEqual(["KEY_NEVER_REGISTERED"]);
  });

  it("is named where it was registered only afterwards", async () => {
    expect(await codes([registered(passkey, minute(31))])).toEqual(["KEY_REGISTERED_AFTER"]);
    expect(await codes([registered(passkey, minute(30))])).toEqual([]);
  });

  it("is named where it had been revoked before, unless it was registered again", async () => {
    const gone = [own, revoked(passkey, minute(25))];
    expect(await codes(gone)).toEqual(["KEY_REVOKED_BEFORE"]);
    expect(await codes([own, revoked(passkey, minute(40))])).toEqual([]);
    expect(await codes([...gone, registered(passkey, minute(28))])).toEqual([]);
  });
});

describe("a decision without a signature", () => {
  const bare: Fact = {
    act: "measure.decided",
    subject: VOTE.measure,
    actor: passkey.actor,
    at: VOTE.at,
    facts: { says: "approve" },
  };
  const codes = async (facts: readonly Fact[]) => (await judged([...facts, bare], [])).codes;

  it("is named where a commissioner had a key that stood", async () => {
    expect(await codes([own])).toEqual(["DECIDED_WITHOUT_KEY"]);
    expect(await codes([own, revoked(passkey, minute(40))])).toEqual(["DECIDED_WITHOUT_KEY"]);
  });

  it("is in order without a key, with one that came later or was gone, and for who decides for another body", async () => {
    expect(await codes([])).toEqual([]);
    expect(await codes([registered(passkey, minute(31))])).toEqual([]);
    expect(await codes([own, revoked(passkey, minute(25))])).toEqual([]);
    expect(await codes([registered(passkey, minute(20), "defence")])).toEqual([]);
  });
});
