import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readOversightProfile } from "./profile.ts";
import { readRetentionPlan } from "./retention/plan.ts";
import { inventedProfile } from "./testing.ts";

const shipped = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../profiles/${name}`, import.meta.url), "utf8"));

describe("a profile of oversight", () => {
  it("ships for Japan with the six items that its act lists, and says that nobody has held it against the law", () => {
    const read = readOversightProfile(shipped("oversight/jp-act42.json"));
    expect(read.ok && read.profile.report.items.map((i) => i.id)).toEqual(["i", "ii", "iii", "iv", "v", "vi"]);
    expect(read.ok && read.profile.verified).toBe(false);
    expect(readRetentionPlan(shipped("retention/jp.json")).ok).toBe(true);
  });

  it("that counts under a provision that is not there is refused with the place", () => {
    const profile = inventedProfile();
    const first = profile.provisions.slice(0, 1);
    expect(readOversightProfile({ ...profile, provisions: first })).toMatchObject({
      ok: false,
      faults: [{ place: "transparency.t.r2" }],
    });
  });
});
