/** Ids stay what they were: recipients hold objects under them. */
import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minting } from "./mint.ts";

const part = fc.tuple(fc.string({ unit: "binary" }), fc.nat(400)).map(([text, times]) => text.repeat(times));

describe("what a name is minted to", () => {
  it("is HMAC-SHA-256 of its parts, each after its length in bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 100 }), fc.array(part, { maxLength: 4 }), (key, name) => {
        const secret = Buffer.from(key);
        const said = name.map((part) => `${Buffer.byteLength(part)}:${part}`).join("");
        const mac = createHmac("sha256", secret).update(said).digest();
        const mint = minting(secret);
        // Twice: a long name must leave nothing for the next.
        for (const _ of [1, 2]) {
          expect(mint.hex(...name)).toBe(mac.toString("hex"));
          expect(mint.bytes(...name)).toEqual(mac);
          expect(mint.uuid(...name)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        }
      }),
    );
  });

  it("is what it was in the first release", () => {
    const mint = minting(Buffer.alloc(32, 7));
    expect(mint.uuid("object", "a b", "ipv4", "203.0.113.7")).toBe("3b59614a-178e-4008-b4bb-3beedff8a805");
  });
});
