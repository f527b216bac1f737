import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { understandAssessment, understandConsent, understandWithdrawal } from "./act.ts";

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const consent = {
  schema: "consent/1",
  by: "alpha",
  reportId: "R-1",
  grant: "lawEnforcementUse",
  recipients: ["police"],
  validFrom: "2026-12-07T09:05:00+09:00",
};
const assessment = { schema: "assessment/1", reportId: "R-1", mode: "provisional", continuity: 3, safety: 0, trust: 2 };

describe("an act on a report", () => {
  it("says its instants in UTC, covers everything and has no end unless it says so", () => {
    const read = understandConsent(bytes(consent));
    expect(read).toMatchObject({
      ok: true,
      said: { validFrom: "2026-12-07T00:05:00Z", validUntil: null, items: "all" },
    });
  });

  it("names the place of what cannot be read", () => {
    const place = (read: { ok: boolean; refused?: readonly { place: string }[] }) => read.refused?.[0]?.place;
    expect(place(understandConsent(bytes({ ...consent, validUntil: "soon" })))).toBe("$.validUntil");
    expect(place(understandConsent(bytes({ ...consent, recipients: [] })))).toBe("$.recipients");
    expect(place(understandConsent(bytes({ ...consent, schema: "withdrawal/1" })))).toBe("$.schema");
    expect(place(understandAssessment(bytes({ ...assessment, trust: 5 })))).toBe("$.trust");
    expect(
      place(understandWithdrawal(bytes({ schema: "withdrawal/1", by: "a", reportId: "R", withdraw: ["all"] }))),
    ).toBe("$.withdraw[0]");
  });

  it("never states the overall severity: it is the maximum of the viewpoints", () => {
    for (const name of ["overall", "level", "severity"]) {
      const read = understandAssessment(bytes({ ...assessment, [name]: 3 }));
      expect(read).toMatchObject({ ok: false, refused: [{ code: "BAD_VALUE", place: `$.${name}` }] });
    }
  });

  it("is provisional or ex post and nothing else", () => {
    const ok = (mode: string) => understandAssessment(bytes({ ...assessment, mode })).ok;
    expect([ok("provisional"), ok("ex_post"), ok("expost"), ok("certain")]).toEqual([true, true, true, false]);
  });

  it("is never half understood, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (raw) => {
        for (const read of [understandConsent(raw), understandWithdrawal(raw), understandAssessment(raw)])
          if (!read.ok) expect(read.refused.length).toBeGreaterThan(0);
      }),
    );
  });
});
