import { generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Certificate, commitmentOf, entryDigest, readEntry, standsTo, writeEntry } from "./entry.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const signed = (entry: Certificate) => writeEntry(entry, (bytes) => sign(null, bytes, privateKey));
const NONE = { received: 0, kept: 0, destroyed: 0 };
const CERTIFICATE: Certificate = {
  schema: "selection-certificate/1",
  realm: "r",
  number: 1,
  before: "",
  at: "2026-12-01T00:00:00Z",
  store: "communications",
  permits: ["ab"],
  received: 100,
  refused: 0,
  reason: null,
  kept: 10,
  destroyed: 90,
  unreadable: 2,
  destroyedBy: {
    domestic: 90,
    not_covered: 0,
    other_party: 0,
    out_of_period: 0,
    no_selector: 0,
    cap: 0,
    not_understood: 0,
  },
  perDirection: {
    DD: { received: 90, kept: 0, destroyed: 90 },
    FD: { received: 10, kept: 10, destroyed: 0 },
    DF: NONE,
    FF: NONE,
  },
  capReached: [],
  keptBy: { P1: 10 },
  commitment: "x",
};
const codeOf = (line: string) => {
  const read = readEntry(line, publicKey);
  return read.ok ? "ok" : read.code;
};

describe("an entry of a sensor", () => {
  it("is read only with the sensor's own signature over every byte", () => {
    const line = signed(CERTIFICATE);
    expect(readEntry(line, publicKey)).toEqual({ ok: true, entry: CERTIFICATE });
    const other = Buffer.from(JSON.stringify({ ...CERTIFICATE, kept: 9 })).toString("base64url");
    expect(codeOf(`${other}.${line.split(".")[1]}`)).toBe("ENTRY_NOT_SIGNED");
    expect(codeOf("")).toBe("ENTRY_NOT_SIGNED");
    expect(readEntry(line, generateKeyPairSync("ed25519").publicKey).ok).toBe(false);
  });

  it("counts every record once: kept and destroyed are what was seen", () => {
    for (const wrong of [
      { received: 101, perDirection: null },
      { kept: 11 },
      { destroyed: 89 },
      { refused: 1 },
      { keptBy: { P1: 9 } },
      { commitment: null },
      { destroyedBy: { ...CERTIFICATE.destroyedBy, cap: 1 } as Certificate["destroyedBy"] },
      {
        perDirection: {
          ...CERTIFICATE.perDirection,
          FF: { received: 1, kept: 0, destroyed: 1 },
        } as Certificate["perDirection"],
      },
    ])
      expect(codeOf(signed({ ...CERTIFICATE, ...wrong }))).toBe("ENTRY_DOES_NOT_ADD_UP");
    expect(codeOf(signed({ ...CERTIFICATE, kept: -1 }))).toBe("ENTRY_NOT_READABLE");
  });

  it("follows the one before, or shows what is missing, repeated or rewritten", () => {
    const first = { number: 1, digest: "a".repeat(64) };
    const say = (number: number, before: string, digest = "b".repeat(64)) =>
      standsTo(first, { number, before }, digest);
    expect(standsTo(undefined, { number: 1, before: "" }, first.digest)).toBe("next");
    expect(say(2, first.digest)).toBe("next");
    expect(say(1, "", first.digest)).toBe("again");
    expect(say(1, "")).toBe("fork");
    expect(say(2, "c".repeat(64))).toBe("fork");
    expect(say(3, "c".repeat(64))).toBe("gap");
    expect(standsTo(undefined, { number: 4, before: first.digest }, first.digest)).toBe("gap");
    expect(entryDigest("x")).toMatch(/^[0-9a-f]{64}$/);
  });

  it("commits to what was kept under a key of its own: without the key nobody can try values", () => {
    const records = [{ authorisation: "P1", direction: "FD" as const, fields: { uid: "C1" } }];
    const [a, b] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
    expect(commitmentOf(a, records)).toBe(commitmentOf(a, records));
    expect(commitmentOf(a, records)).not.toBe(commitmentOf(b, records));
    expect(commitmentOf(a, records)).not.toBe(commitmentOf(a, []));
  });
});
