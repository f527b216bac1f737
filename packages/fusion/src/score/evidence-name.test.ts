import { describe, expect, it } from "vitest";
import { weights } from "../reference/weights.ts";
import { named } from "../testing/linkable.ts";
import { nameEvidence } from "./evidence-name.ts";
import { nameForms } from "./name-form.ts";

function bits(a: ReturnType<typeof named>, b: ReturnType<typeof named>): number {
  return nameEvidence(nameForms(a), nameForms(b), weights)?.bits ?? Number.NaN;
}

describe("what two names tell", () => {
  it("a rare name tells more than a common one", () => {
    expect(bits(named("postlethwaite netterville"), named("postlethwaite netterville"))).toBeGreaterThan(
      bits(named("union hospital"), named("union hospital")),
    );
  });

  it("a word left out on one side is no conflict", () => {
    expect(bits(named("nelnet"), named("nelnet loan servicing"))).toBeGreaterThan(6);
  });

  it("a distinctive word left over on both sides is one", () => {
    expect(bits(named("dean health plan"), named("integral health plan"))).toBeLessThan(0);
    expect(bits(named("kern medical center"), named("muskogee regional medical center"))).toBeLessThan(0);
  });

  it("glued and parted spellings are the same", () => {
    expect(bits(named("truebenefits"), named("true benefits"))).toBeGreaterThan(10);
  });

  it("a slip costs little", () => {
    const clean = bits(named("matson navigation"), named("matson navigation"));
    expect(bits(named("matson navgiation"), named("matson navigation"))).toBeGreaterThan(clean - 2);
  });

  it("an alias stands for the name", () => {
    expect(bits(named("neeley nemeth", "bartonoaksdentalgroup"), named("barton oaks dental group"))).toBeGreaterThan(8);
  });

  it("an alias on both sides may be a common supplier's and tells less", () => {
    const both = bits(named("children home society", "blackbaud"), named("enloe medical center", "blackbaud"));
    expect(both).toBeLessThan(bits(named("children home society", "blackbaud"), named("blackbaud")));
  });

  it("a supplier that both name in brackets tells nothing where the names themselves differ", () => {
    const customers = bits(named("denver humane society", "blackbaud"), named("enloe medical center", "blackbaud"));
    expect(customers).toBeLessThan(-4);
    expect(bits(named("blade holdings", "bladehq"), named("blade operating", "bladehq"))).toBeGreaterThan(4);
  });

  it("what both organisations are tells nothing where each has a word of its own", () => {
    expect(bits(named("enokisato electric power"), named("hiiragizaki electric power"))).toBeLessThan(-8);
    expect(bits(named("enokisato electric power"), named("enokisato power"))).toBeGreaterThan(8);
  });

  it("an acronym stands for three words or more", () => {
    expect(bits(named("valley hope association"), named("vha"))).toBeGreaterThan(3);
  });

  it("Japanese names agree by their distinctive part", () => {
    expect(bits(named("伊勢湾 こんてなたみなる"), named("伊勢湾 こんてなたみなる"))).toBeGreaterThan(8);
    expect(bits(named("伊勢湾銀行"), named("駿河湾銀行"))).toBeLessThan(2);
  });

  it("a name and its translation cannot be compared, which tells less against them than two names that differ", () => {
    const translated = bits(named("伊勢湾港運"), named("ise bay port transport"));
    expect(translated).toBeLessThan(0);
    expect(translated).toBeGreaterThan(bits(named("zentor bank"), named("ise bay port transport")));
    expect(bits(named("伊勢湾港運", "isewan port"), named("isewan port"))).toBeGreaterThan(4);
  });

  it("an unknown name is no evidence either way", () => {
    expect(nameEvidence(nameForms(null), nameForms(named("nelnet")), weights)).toBeUndefined();
  });
});
