import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { canonical, extract, organisationName, readLocalTime, recognise } from "./index.ts";

/** The README's examples, as promises: what stands there in code must stand there as written. */
const README = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the README's examples give what it says", () => {
  expect(README).toContain('canonical("url", "hxxps://Evil[.]Example:443/Path");');
  expect(canonical("url", "hxxps://Evil[.]Example:443/Path")).toEqual({
    ok: true,
    kind: "url",
    value: "https://evil.example/Path",
  });
  expect(canonical("ipv4", "010.0.0.1")).toMatchObject({ ok: false, code: "ipv4-leading-zero" });
  expect(recognise("「evil．example」")).toEqual({ kind: "domain", value: "evil.example" });
  expect(README).toContain('raw: "192.0.2[.]1", start: 3, end: 14');
  expect(extract("C2は192.0.2[.]1（ポート443）。")).toEqual([
    { kind: "ipv4", value: "192.0.2.1", raw: "192.0.2[.]1", start: 3, end: 14 },
  ]);
  expect(organisationName("ACME Widgets, Inc. d/b/a Trymedia")).toMatchObject({
    key: "acmewidgets",
    legalForms: ["inc"],
    aliases: ["trymedia"],
  });
  expect(readLocalTime("令和8年12月7日 午前6時30分頃", "Asia/Tokyo")).toEqual({
    instant: "2026-12-06T21:30:00Z",
    precision: "minute",
    approximate: true,
  });
});
