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

  it("carry how far one may act, never milder than the report says", () => {
    const pap = (own: Item["pap"], of: Report["pap"]) =>
      itemLabel(
        sender,
        report(of === undefined ? {} : { pap: of }),
        item(own === undefined ? {} : { pap: own }),
        undefined,
        nobody,
      ).pap;
    expect([pap("green", "amber"), pap("red", "amber"), pap(undefined, "red"), pap(undefined, undefined)]).toEqual([
      "amber",
      "red",
      "red",
      null,
    ]);
    expect(reportLabel(sender, report({ pap: "red" }), undefined, nobody).pap).toBe("red");
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
    expect(itemLabel(sender, named, item({ sharingGroup: "sg-2" }), undefined, nobody).caveats).toEqual([
      "group:sg-1",
      "group:sg-2",
    ]);
    expect(itemLabel(isac, named, item({}), undefined, nobody).caveats).toEqual([
      "group:ports",
      "group:sg-1",
      "no_foreign_release",
    ]);
  });

  it("take a body's own groups as alternatives, and no group's name as two", () => {
    const two = { id: "isac", terms: ["group:rail", "group:ports"] };
    expect(reportLabel(two, report({}), undefined, nobody).caveats).toEqual(["group:ports|rail"]);
    expect(reportLabel(sender, report({ sharingGroup: "a|b" }), undefined, nobody).caveats).toEqual(["group:a/b"]);
  });

  it("keep the originator's terms beside the sender's when somebody else passes it on", () => {
    const copy = reportLabel(sender, report({ originator: "isac" }), undefined, (w) =>
      w === "isac" ? isac : undefined,
    );
    expect(copy.caveats).toEqual([]);
    expect(copy.originatorCaveats).toEqual(["group:ports", "no_foreign_release"]);
    expect(copy.provenance).toBe("copy");
    expect(copy.originatorId).toBe("isac");
  });

  it("put the file's own restrictions under both hands' terms", () => {
    const finance = { id: "bank-isac", terms: ["strict_scope_government"] };
    const form = report({ kind: "common_form", originator: "isac", sharingGroup: "sg-1" });
    const copy = itemLabel(finance, form, item({ handling: "law_enforcement_only" }), undefined, () => isac);
    for (const c of ["common_form", "group:sg-1", "law_enforcement_only"] as const) {
      expect(copy.caveats).toContain(c);
      expect(copy.originatorCaveats).toContain(c);
    }
    expect(copy.originatorCaveats).not.toContain("strict_scope_government");
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
