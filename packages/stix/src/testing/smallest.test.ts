import { describe, expect, test } from "vitest";
import { parse } from "../parse.ts";
import { smallest, TYPES } from "./smallest.ts";

describe("the smallest object", () => {
  test.each([...TYPES, "bundle"])("of the type %s keeps every rule and every recommendation", (type) => {
    expect(parse(smallest(type), { strict: true })).toEqual({ ok: true, object: smallest(type), warnings: [] });
  });

  test("is a fresh copy each time, so that no test can break another's", () => {
    const first = smallest("file");
    first["name"] = "other";
    expect(smallest("file")["name"]).toBe("loader.exe");
  });

  test("does not exist for a type that nobody knows", () => {
    expect(() => smallest("x-acme-thing")).toThrow(RangeError);
  });
});
