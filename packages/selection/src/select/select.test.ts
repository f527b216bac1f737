import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePlan } from "../compile/compiled.ts";
import { type Authorisation, DIRECTIONS } from "../contract/index.ts";
import { batchOf, type Row } from "../testing/batch.ts";
import { PLAN, permitFor, permitOf, T0 } from "../testing/permit.ts";
import { type Line, line, log, permits } from "../testing/traffic.ts";
import { select, type Treatment } from "./select.ts";

const TREAT: Treatment = { mail: (a) => `t(${a})`, address: (_, field, a) => `${field}:${a.subarray(12).join(".")}` };
const EVERYWHERE = [{ type: "cidr" as const, value: "0.0.0.0/0" }];
const usable = (permit: Authorisation, kept = 0) => ({ permit, look: compilePlan(PLAN, "JP")(permit), kept });
const run = (lines: readonly Line[], permit: Authorisation = permitOf(), kept = 0) =>
  select(log(lines), [usable(permit, kept)], TREAT);

describe("selection", () => {
  it("keeps and destroys exactly what it saw, in every direction and over several permits", () => {
    fc.assert(
      fc.property(permits, fc.array(line, { maxLength: 40 }), (all, lines) => {
        const out = select(
          log(lines),
          all.map((permit) => usable(permit)),
          TREAT,
        );
        const destroyed = Object.values(out.destroyed).reduce((sum, n) => sum + n, 0);
        expect(out.kept.length + destroyed).toBe(out.received);
        expect(out.places.length).toBe(out.kept.length);
        const seen = Object.values(out.perDirection);
        expect(seen.reduce((sum, d) => sum + d.received, 0)).toBe(out.received);
        expect(seen.every((d) => d.kept + d.destroyed === d.received)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("never keeps what stays within the country, nor what has an end that nobody knows", () => {
    const permit = permitFor(EVERYWHERE, { directions: DIRECTIONS });
    const lines: Line[] = [
      [T0, "192.0.2.1", "192.0.2.70", 22, "tcp"],
      [T0, "203.0.113.24", "100.64.0.1", 22, "tcp"],
    ];
    expect(run(lines, permit).destroyed.domestic).toBe(2);
    expect(run([[T0, "192.0.2.200", "192.0.2.70", 22, "tcp"]], permit).kept.map((k) => k.direction)).toEqual(["FD"]);
  });

  it("stops at the cap, tells of it, and counts earlier batches", () => {
    const lines = Array.from({ length: 4 }, () => [T0, "203.0.113.24", "192.0.2.1", 22, "tcp"] as const);
    const out = run(lines, permitOf({ volumeCap: 3 }));
    expect([out.kept.length, out.destroyed.cap, out.capReached]).toEqual([3, 1, ["P1"]]);
    const later = run(lines, permitOf({ volumeCap: 3 }), 3);
    expect([later.kept.length, later.capReached]).toEqual([0, ["P1"]]);
  });

  it("keeps an instant at the beginning of the period and none at its end", () => {
    const at = (ts: number) => run([[ts, "203.0.113.24", "192.0.2.1", 22, "tcp"]]).kept.length;
    expect([at(T0 - 1), at(T0), at(T0 + 86_399), at(T0 + 86_400)]).toEqual([0, 1, 1, 0]);
  });

  it("holds an owner to its own network, and lets it watch inside", () => {
    const permit = permitFor(EVERYWHERE, { capability: "ownerConsent", party: "party", directions: DIRECTIONS });
    const kept = (o: string, r: string) => run([[T0, o, r, 22, "tcp"]], permit).kept.length;
    expect(kept("192.0.2.70", "192.0.2.71")).toBe(1);
    expect(kept("203.0.113.24", "192.0.2.70")).toBe(1);
    expect(kept("192.0.2.70", "192.0.2.1")).toBe(0);
    expect(kept("203.0.113.24", "203.0.113.25")).toBe(0);
    expect(kept("192.0.2.70", "100.64.0.1")).toBe(0);
  });
});

describe("a kept record", () => {
  const mail: Row = {
    ts: String(T0),
    uid: "C0",
    "id.orig_h": "203.0.113.24",
    "id.resp_h": "192.0.2.1",
    mailfrom: "<A@X.Example>",
    rcptto: "b@y.example,c@y.example",
    subject: "secret",
  };
  const keep = (one: Row, permit = permitOf()) => select(batchOf([one]), [usable(permit)], TREAT);

  it("has permitted fields only, and mail addresses as tokens", () => {
    expect(keep(mail).kept[0]?.fields).toEqual({
      ts: String(T0),
      uid: "C0",
      "id.orig_h": "203.0.113.24",
      "id.resp_h": "192.0.2.1",
      mailfrom: "t(A@x.example)",
      rcptto: "t(b@y.example),t(c@y.example)",
    });
  });

  it("has addresses under a pseudonym where the permit says so", () => {
    const { kept } = keep(mail, permitOf({ pseudonyms: { "id.resp_h": "pfx" } }));
    expect([kept[0]?.fields["id.orig_h"], kept[0]?.fields["id.resp_h"]]).toEqual([
      "203.0.113.24",
      "id.resp_h:192.0.2.1",
    ]);
  });

  it("is none where a field is unknown", () => {
    const strange = keep({ ...mail, novelty: "x" });
    expect([strange.kept.length, strange.destroyed.not_understood]).toEqual([0, 1]);
  });

  it("is none where words stand under a mechanical name", () => {
    for (const smuggled of [
      { service: "meet me at noon" },
      { uid: "a@b.example" },
      { history: "https://x.example/?q=1" },
      { orig_bytes: "12 people" },
      { conn_state: "待つ" },
      { tunnel_parents: "a b" },
    ])
      expect([
        keep({ ...mail, ...smuggled }).kept.length,
        keep({ ...mail, ...smuggled }).destroyed.not_understood,
      ]).toEqual([0, 1]);
    expect(
      keep({ ...mail, service: "smtp,ssl", history: "^ShADad", conn_state: "SF", duration: "0.5" }).kept.length,
    ).toBe(1);
  });
});

describe("a record of numbers alone, as packets and flows give it", () => {
  it("is kept with its fields written from the numbers", () => {
    const whole = log([[T0, "203.0.113.24", "192.0.2.1", 22, "tcp"]]);
    const fields = ["ts", "id.orig_h", "id.resp_p", "proto", "uid"];
    const out = select({ ...whole, texts: new Map() }, [usable(permitOf({ permittedFields: fields }))], TREAT);
    expect(out.kept[0]?.fields).toEqual({
      ts: `${T0}.000000`,
      "id.orig_h": "203.0.113.24",
      "id.resp_p": "22",
      proto: "tcp",
    });
  });
});
