import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "./problem.ts";
import { sealer } from "./seal.ts";

const s = sealer(randomBytes(32));
const code = (f: () => unknown): string => {
  try {
    f();
    return "opened";
  } catch (e) {
    return e instanceof Refusal ? e.code : "other";
  }
};

describe("a sealed cursor", () => {
  it("opens for the reader and purpose it was made for, and for no other", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.array(fc.string()), (a, b, content) => {
        const token = s.seal(a, "reports", content);
        expect(s.open(a, "reports", token)).toEqual(content);
        if (a !== b) expect(code(() => s.open(b, "reports", token))).toBe("BAD_CURSOR");
        expect(code(() => s.open(a, "cases", token))).toBe("BAD_CURSOR");
      }),
    );
  });

  it("is refused after any change, and never throws anything else", () => {
    fc.assert(fc.property(fc.string(), (junk) => code(() => s.open("r", "p", junk)) === "BAD_CURSOR"));
    const token = s.seal("r", "p", ["2026-01-01", "id"]);
    const bytes = Buffer.from(token, "base64url");
    for (let i = 0; i < bytes.length; i++) {
      const bad = Buffer.from(bytes);
      bad[i] = (bad[i] ?? 0) ^ 1;
      expect(code(() => s.open("r", "p", bad.toString("base64url")))).toBe("BAD_CURSOR");
    }
  });

  it("is the same for the same page, so that two worlds that look alike answer alike", () => {
    expect(s.seal("r", "p", ["x"])).toBe(s.seal("r", "p", ["x"]));
  });
});
