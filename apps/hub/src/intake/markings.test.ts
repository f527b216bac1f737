import type { Item, Report } from "@noroshi/intake/contract";
import { describe, expect, it } from "vitest";
import { itemLabel, ownLabel, reportLabel } from "./markings.ts";

const report = (over: Partial<Report>): Report => ({
  format: "misp-event",
  kind: "misp_event",
  sourceId: "e1",
  incidentType: null,
  title: "t",
  subject: { name: null, organisationRef: null, country: null, region: null, sector: null },
  occurred: null,
  noticed: null,
  stated: null,
  affected: { total: null, local: null },
  personalData: null,
  tlp: "green",
  consent: null,
  originator: null,
  names: [],
  narrative: [],
  items: [],
  fields: [],
  existenceCount: null,
  ...over,
});
const item = (over: Partial<Item>): Item => ({
  ref: "1",
  kind: "ipv4",
  value: "192.0.2.1",
  raw: "192.0.2.1",
  indicator: true,
  tlp: "clear",
  handling: "normal",
  originator: null,
  validFrom: null,
  validUntil: null,
  observedAt: null,
  place: "",
  ...over,
});
const sender = { id: "ministry", terms: [] };
const isac = { id: "isac", terms: ["no_foreign_release", "group:ports"] };
const nobody = (): undefined => undefined;

describe("the labels of what was sent", () => {
  it("never take a milder marking from an item than from its report", () => {
    expect(itemLabel(sender, report({ tlp: "amber" }), item({ tlp: "clear" }), undefined, nobody).tlp).toBe("amber");
    expect(itemLabel(sender, report({ tlp: "green" }), item({ tlp: "red" }), undefined, nobody).tlp).toBe("red");
  });

  it("tell the victim's hosts to nobody whom the victim's name is not told: in notices, and in prose", () => {
    for (const kind of ["incident_notice", "document"] as const) {
      expect(reportLabel(sender, report({ kind }), undefined, nobody).caveats).toContain("identity");
      expect(itemLabel(sender, report({ kind }), item({}), undefined, nobody).caveats).toContain("identity");
    }
    expect(itemLabel(sender, report({ kind: "indicator_list" }), item({}), undefined, nobody).caveats).toEqual([]);
  });

  it("admit only members of the sharing group that a file names, within the sender's own groups", () => {
    const named = report({ sharingGroup: "sg-1" });
    expect(reportLabel(sender, named, undefined, nobody).caveats).toEqual(["group:sg-1"]);
    expect(itemLabel(sender, named, item({ sharingGroup: "sg-1" }), undefined, nobody).caveats).toEqual(["group:sg-1"]);
    expect(itemLabel(sender, named, item({ sharingGroup: "sg-2" }), undefined, nobody).caveats).toEqual(["group:∅"]);
    expect(itemLabel(isac, named, item({}), undefined, nobody).caveats).toEqual(["group:∅", "no_foreign_release"]);
  });

  it("keep the originator's terms when somebody else passes it on", () => {
    const copy = reportLabel(sender, report({ originator: "isac" }), undefined, (w) =>
      w === "isac" ? isac : undefined,
    );
    expect(copy.caveats).toEqual(["group:ports", "no_foreign_release"]);
    expect(copy.originatorId).toBe("isac");
  });

  it("admit only members of a group common to both hands", () => {
    const finance = { id: "bank-isac", terms: ["group:finance"] };
    const copy = itemLabel(finance, report({ originator: "isac" }), item({}), undefined, () => isac);
    expect(copy.caveats).not.toContain("group:ports");
    expect(copy.caveats).not.toContain("group:finance");
    expect(copy.caveats.some((c) => c.startsWith("group:"))).toBe(true);
  });

  it("say of a form that it tells the victim, and let the reporter's consent ride on its values", () => {
    const form = report({
      kind: "common_form",
      consent: { shareWithCoordinator: true, shareAnonymised: true, shareAbroad: false },
    });
    expect(reportLabel(sender, form, undefined, nobody).caveats).toContain("identity");
    const value = itemLabel(sender, form, item({}), undefined, nobody);
    expect(value.caveats).toContain("common_form");
    expect(value.consent).toEqual(["share_anonymised"]);
  });

  it("seal a withheld form to its authority, or to its reporter alone", () => {
    expect(ownLabel(sender, { authorityId: "police" }).sealedTo).toBe("police");
    expect(ownLabel(sender, { authorityId: null }).audience).toEqual([]);
  });

  it("keep a police secret under its own caveat", () => {
    expect(
      itemLabel(sender, report({}), item({ handling: "investigation_secret" }), undefined, nobody).caveats,
    ).toContain("investigation_secret");
  });
});
