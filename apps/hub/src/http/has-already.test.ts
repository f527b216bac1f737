import { Hono } from "hono";
import { expect, it } from "vitest";
import { hasAlready } from "./has-already.ts";

const app = new Hono().get("/", (c) => c.json(hasAlready(c, '"now"')));
const asked = async (tags?: string): Promise<unknown> =>
  (await app.request("/", tags === undefined ? {} : { headers: { "if-none-match": tags } })).json();

it.each(['"now"', ' "now" ', 'W/"now"', '"old", "now"', '"old",W/"now"', "*"])(
  "is so with the tag in %s",
  async (tags) => {
    expect(await asked(tags)).toBe(true);
  },
);

it.each([undefined, "", '"old"', "now", '"no"w"', 'W/"old", "nowhere"', '"*"'])("is not so with %s", async (tags) => {
  expect(await asked(tags)).toBe(false);
});
