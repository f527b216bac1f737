import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  MOST_HOPS,
  TRAIL_EXTENSION,
  type Trail,
  trailOf,
  trailProperty,
  withOwnHash,
  withoutOwnHash,
} from "./trail.ts";

const hub = fc.uuid();
const token = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((b) => Buffer.from(b).toString("base64url"));
const trail = fc.record({
  hub,
  hops: fc.uniqueArray(hub, { maxLength: 5 }),
  origins: fc.uniqueArray(token, { maxLength: 3 }),
});

describe("the trail of an object", () => {
  it("is read as it was written, with the hash of the object itself", () => {
    fc.assert(
      fc.property(trail, fc.string(), (t, name) => {
        const object = { type: "indicator", name, extensions: trailProperty(t) };
        const read = trailOf(JSON.parse(withOwnHash(object)) as Record<string, unknown>) as Trail;
        expect(read).toMatchObject(t);
        expect(read.hash).toMatch(/^[0-9a-f]{64}$/);
        expect(withoutOwnHash(JSON.parse(withOwnHash(object)) as Record<string, unknown>)).toEqual(object);
        const other = trailOf(
          JSON.parse(withOwnHash({ ...object, name: `${name}.` })) as Record<string, unknown>,
        ) as Trail;
        expect(other.hash).not.toBe(read.hash);
      }),
    );
  });

  it("that cannot be read is still one, whatever stands there", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (anything) => {
        const read = trailOf({ extensions: { [TRAIL_EXTENSION]: anything } });
        expect(read === "unreadable" || typeof read === "object").toBe(true);
      }),
    );
    const many = Array.from({ length: MOST_HOPS + 1 }, () => "00000000-0000-4000-8000-000000000001");
    const said = trailProperty({ hub: many[0] ?? "", hops: many, origins: [] });
    expect(trailOf({ extensions: said })).toBe("unreadable");
    expect(trailOf({ extensions: {} })).toBeUndefined();
    expect(trailOf({})).toBeUndefined();
  });
});
