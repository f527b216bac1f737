import { describe, expect, test } from "vitest";
import { asksForTheSame, changesSince } from "./difference.ts";

const body = (slug: string) => ({ id: slug, slug, name: { en: slug, ja: slug }, kind: "police" as const });
const request = (
  over: { why?: string; means?: string[]; until?: string; cap?: number | null; to?: string[] } = {},
) => ({
  type: "neutralise",
  asker: body("police"),
  target: { kind: "server", value: "203.0.113.1", country: "XA" },
  document: null,
  recipients: (over.to ?? ["defence"]).map(body),
  form: {
    target: { kind: "server", value: "203.0.113.1", country: "XA" },
    necessity: { targetAct: "encrypts", protectedComputer: "pumps", why: over.why ?? "they stop tonight" },
    subsidiarity: (over.means ?? ["ask the provider"]).map((means) => ({ means, whyNot: "no answer" })),
    proportionality: { scope: "one service", until: over.until ?? "2026-12-30T00:00:00Z", volumeCap: over.cap ?? null },
  },
});

describe("a later request for what was refused", () => {
  test("is for the same where body, type and target are", () => {
    expect(asksForTheSame(request(), request({ why: "other" }))).toBe(true);
    expect(asksForTheSame(request(), { ...request(), type: "block" })).toBe(false);
    expect(asksForTheSame(request(), { ...request(), asker: body("defence") })).toBe(false);
    expect(asksForTheSame({ ...request(), target: null }, { ...request(), target: null })).toBe(false);
  });

  test("shows no change where it is the same again", () => {
    expect(changesSince(request(), request())).toEqual([]);
  });

  test("shows line by line what is gone and what is new, in the order of the file", () => {
    const later = request({
      means: ["ask the provider", "ask the owner"],
      until: "2026-12-20T00:00:00Z",
      cap: 5,
      to: [],
    });
    expect(changesSince(request(), later)).toEqual([
      { part: "means", gone: [], come: ["ask the owner — no answer"] },
      { part: "askedUntil", gone: ["2026-12-30T00:00:00Z"], come: ["2026-12-20T00:00:00Z"] },
      { part: "volume", gone: [], come: ["5"] },
      { part: "carriedOut", gone: ["defence"], come: [] },
    ]);
  });
});
