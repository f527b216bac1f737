/** What binds a released value stays on it when another hub of this make takes the package in. No database: two ends of one format. */
import { type Caveat, TLP_ORDER } from "@noroshi/handling";
import { understandFile } from "@noroshi/intake";
import { bundleOf, headOf, indicatorOf, minting } from "@noroshi/sharing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { itemLabel } from "../intake/markings.ts";

const office = { id: "3b2ad1bb-6d3b-4d84-9a35-0d2f4d8c2a11", name: "Office", since: "2026-01-01T00:00:00Z" };
const release = { mint: minting(Buffer.alloc(32, 3)), audience: "a", creator: `identity--${office.id}` };
const CAVEATS: readonly Caveat[] = [
  "government_only",
  "no_foreign_release",
  "no_law_enforcement_without_consent",
  "originator_control",
  "limited_use",
  "law_enforcement_only",
];
const NAMING: readonly Caveat[] = ["group:ports|finance", "eyes_only:x", "compartment:north"];

describe("a package that is taken in by another hub", () => {
  it("lies there under a label that is no milder: marking, permissible actions and every caveat", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...TLP_ORDER.filter((t) => t !== "red")),
        fc.constantFrom(null, "amber" as const, "red" as const),
        fc.uniqueArray(fc.constantFrom(...CAVEATS, ...NAMING)),
        async (tlp, pap, terms) => {
          const at = "2026-11-20T00:00:00Z";
          const times = { validFrom: at, validUntil: null, firstAt: at, lastAt: at, origins: 1 };
          const value = { kind: "ipv4", value: "203.0.113.9", tlp, pap, terms: [...terms].sort(), ...times };
          const text = bundleOf(`bundle--${office.id}`, headOf(office, [value]), [
            indicatorOf(release, value, undefined),
          ]);
          const read = await understandFile(Buffer.from(text ?? ""), {
            mediaType: "application/stix+json;version=2.1",
          });
          const report = read.ok ? read.reports[0] : undefined;
          const item = report?.items[0];
          if (!report || !item) throw new Error("not read back");
          const label = itemLabel({ id: "hub-a", terms: [] }, report, item, undefined, () => undefined);
          const naming = terms.some((t) => NAMING.includes(t));
          const floor = naming
            ? Math.max(TLP_ORDER.indexOf(tlp), TLP_ORDER.indexOf("amber+strict"))
            : TLP_ORDER.indexOf(tlp);
          expect(TLP_ORDER.indexOf(label.tlp)).toBeGreaterThanOrEqual(floor);
          if (pap !== null) expect(label.pap).toBe(pap);
          for (const t of terms.filter((t) => !NAMING.includes(t))) expect(label.caveats).toContain(t);
        },
      ),
      { numRuns: 60 },
    );
  });
});
