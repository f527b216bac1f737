import { describe, expect, it } from "vitest";
import type { FeatureSet, LinkPolicy, ReasonCode, ScoredLink } from "../contract/index.ts";
import { builtinPolicies } from "../policy/builtin.ts";
import { builtinReference } from "../reference/reference.ts";
import { linkable, named } from "../testing/linkable.ts";
import { score } from "./score.ts";

const { observables, notices } = builtinPolicies;
const DAY = 20_000;
const malware = (name: string, sure = true) => ({ kind: "malware" as const, name, sure });
const note = (files: readonly string[], print: string | null = null) => ({
  files,
  extensions: [],
  shingles: [],
  print,
});
const WALLET = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq";

function pair(a: Partial<FeatureSet>, b: Partial<FeatureSet>, policy: LinkPolicy = notices): ScoredLink | undefined {
  const wide = { ...policy, minAgreements: 1 };
  const at = { reported: DAY, source: null };
  return score(linkable("a", { ...at, ...a }), linkable("b", { ...at, ...b }), wide, builtinReference);
}
const bits = (a: Partial<FeatureSet>, b: Partial<FeatureSet>, code: ReasonCode): number | undefined =>
  pair(a, b)?.reasons.find((reason) => reason.code === code)?.bits;

describe("what names of malware tell", () => {
  it("a rare one more than a common one, an everyday word less than either, two different ones a little against", () => {
    const rare = bits({ names: [malware("tsukumo")] }, { names: [malware("tsukumo")] }, "NAMED_SAME") ?? 0;
    const common = bits({ names: [malware("LockBit")] }, { names: [malware("LockBit")] }, "NAMED_SAME") ?? 0;
    const sure = bits({ names: [malware("Play")] }, { names: [malware("Play")] }, "NAMED_SAME") ?? 0;
    const doubtful = bits({ names: [malware("Play", false)] }, { names: [malware("Play")] }, "NAMED_SAME") ?? 0;
    expect(rare).toBeGreaterThan(common);
    expect(doubtful).toBeLessThan(sure / 2);
    expect(bits({ names: [malware("tsukumo")] }, { names: [malware("LockBit")] }, "NAMED_DIFFERENT")).toBeLessThan(0);
  });
});

describe("what an adversary leaves", () => {
  it("the same wording of a note tells most, a common file name nothing", () => {
    const rare = bits({ note: note(["readme_q81.txt"]) }, { note: note(["readme_q81.txt"]) }, "NOTE_FILE") ?? 0;
    expect(bits({ note: note([], "1.2") }, { note: note([], "1.2") }, "NOTE_SAME")).toBeGreaterThan(rare);
    expect(rare).toBeGreaterThan(4);
    expect(bits({ note: note(["readme.txt"]) }, { note: note(["readme.txt"]) }, "NOTE_FILE")).toBe(0);
  });

  it("a wallet weighs as a wallet, told in the text or listed as a value", () => {
    const listed = { observables: [{ kind: "wallet", value: WALLET }] };
    expect(bits({ wallets: [WALLET] }, listed, "WALLETS_SHARED")).toBe(builtinReference.weights.wallet.each);
    const counted = pair(listed, listed, { ...notices, strongTypes: ["wallet"] });
    expect(counted?.reasons.map(({ code }) => code)).toContain("OBSERVABLES_SHARED");
    expect(counted?.reasons.map(({ code }) => code)).not.toContain("WALLETS_SHARED");
  });

  it("a way of a technique agrees with the technique, two ways of one do not agree", () => {
    const told = (a: string, b: string) => bits({ techniques: [a] }, { techniques: [b] }, "TECHNIQUES_SHARED");
    expect(told("T1611", "T1611.001")).toBe(told("T1611", "T1611"));
    expect(told("T1611.001", "T1611")).toBe(told("T1611", "T1611"));
    expect(told("T1611.001", "T1611.002")).toBeUndefined();
    expect(told("T1611.001", "T16110")).toBeUndefined();
  });

  it("techniques that everybody uses tell nothing, a rare one something", () => {
    const told = (id: string) => bits({ techniques: [id] }, { techniques: [id] }, "TECHNIQUES_SHARED") ?? Number.NaN;
    expect(told("T1486")).toBe(0);
    expect(told("T1611")).toBeGreaterThan(1);
  });
});

describe("noisy equalities", () => {
  it("a person is one under any of the spellings told, and nearly one but for a slip", () => {
    const latin = { persons: [["latin:sato taro"]] };
    expect(bits({ persons: [["han:佐藤太郎", "latin:sato taro"]] }, latin, "PERSON_SAME")).toBeGreaterThan(0);
    expect(bits({ persons: [["han:佐藤太郎"]] }, latin, "PERSON_SAME")).toBeUndefined();
    const slip = bits({ persons: [["latin:doe jonathan"]] }, { persons: [["latin:doe jonatan"]] }, "PERSON_NEAR");
    expect(slip).toBeGreaterThan(0);
  });

  it("a sum tells by its figures, a close one a little, another currency nothing", () => {
    const sum = (currency: string, amount: number): Partial<FeatureSet> => ({ amounts: [{ currency, amount }] });
    const odd = bits(sum("BTC", 2.37), sum("BTC", 2.37), "MONEY_EQUAL") ?? 0;
    expect(odd).toBeGreaterThan(bits(sum("JPY", 3e8), sum("JPY", 3e8), "MONEY_EQUAL") ?? 9);
    expect(bits(sum("JPY", 3e8), sum("JPY", 3.01e8), "MONEY_CLOSE")).toBeGreaterThan(0);
    expect(bits(sum("USD", 3e6), sum("EUR", 3e6), "MONEY_EQUAL")).toBeUndefined();
  });

  it("a number counts where one mentions it; two own numbers that are equal are two senders' counting", () => {
    const own = { ownReference: "A-2026-0001" };
    expect(bits({ references: ["A-2026-0001"] }, own, "REFERENCE_SAME")).toBeGreaterThan(0);
    expect(bits(own, { references: ["A-2026-0001"] }, "REFERENCE_SAME")).toBeGreaterThan(0);
    expect(bits(own, own, "REFERENCE_SAME")).toBeUndefined();
  });

  it("no reason carries a person's name or a number of a file", () => {
    const said = { persons: [["latin:sato taro"]], references: ["A-2026-0001"] };
    expect(JSON.stringify(pair(said, said)?.reasons)).not.toMatch(/sato|A-2026/u);
  });
});

describe("times with their precision", () => {
  const at = (from: number, precision?: "minute", approximate = false): Partial<FeatureSet> => ({
    occurred: { from, to: from, ...(precision ? { precision } : {}), approximate },
    reported: null,
  });
  const code = (a: Partial<FeatureSet>, b: Partial<FeatureSet>) =>
    pair(a, b)?.reasons.find(({ feature }) => feature === "time")?.code;
  it("the same hour tells more than the same day, also over midnight; days alone do not tell the hour", () => {
    expect(code(at(DAY + 0.99, "minute"), at(DAY + 1.01, "minute"))).toBe("OCCURRED_SAME_HOUR");
    expect(code(at(DAY + 0.1, "minute"), at(DAY + 0.4, "minute"))).toBe("OCCURRED_SAME_DAY");
    expect(code(at(DAY), at(DAY))).toBe("OCCURRED_SAME_DAY");
  });

  it("about a day tells less than the day, and more than the day after", () => {
    const told = (a: Partial<FeatureSet>, b: Partial<FeatureSet>) =>
      pair(a, b)?.reasons.find(({ feature }) => feature === "time")?.bits ?? Number.NaN;
    expect(told(at(DAY, undefined, true), at(DAY + 1))).toBeLessThan(told(at(DAY), at(DAY)));
    expect(told(at(DAY, undefined, true), at(DAY + 1))).toBeGreaterThan(told(at(DAY), at(DAY + 1)));
  });
});

describe("two victims", () => {
  const adversary: Partial<FeatureSet> = {
    names: [malware("tsukumo")],
    wallets: [WALLET],
    note: note(["readme_q81.txt"], "1.2"),
    observables: [1, 2, 3].map((n) => ({ kind: "sha256", value: String(n).repeat(64) })),
  };
  const korimar = { organisation: named("korimar hotels") };
  const zentor = { organisation: named("zentor bank") };

  it("of one adversary are two incidents, however much of it they share", () => {
    const link = pair({ ...adversary, ...korimar }, { ...adversary, ...zentor });
    expect(link?.reasons.at(-1)?.code).toBe("OTHER_VICTIM");
    expect(link?.score).toBeLessThan(notices.threshold);
    expect(pair({ ...adversary, ...korimar }, { ...adversary, ...korimar })?.score).toBeGreaterThan(notices.threshold);
  });

  it("of one contractor are two incidents, though day and wording are one", () => {
    const letter: Partial<FeatureSet> = {
      roots: [{ kind: "vendor", key: "corvane", name: "Corvane" }],
      occurred: { from: DAY - 30, to: DAY - 30 },
      shingles: Array.from({ length: 64 }, (_, n) => n),
    };
    const link = pair({ ...letter, ...korimar }, { ...letter, ...zentor });
    expect(link?.reasons.at(-1)?.code).toBe("SAME_ROOT");
    expect(link?.score).toBeLessThan(notices.threshold);
  });

  it("that met the same file but name no organisation may still be one incident", () => {
    expect(pair(adversary, adversary)?.score).toBeGreaterThan(notices.threshold);
  });
});

describe("the features of a policy", () => {
  const said: Partial<FeatureSet> = {
    observables: ["203.0.113.1", "203.0.113.2"].map((value) => ({ kind: "ipv4", value })),
    names: [malware("tsukumo")],
    techniques: ["T1611"],
    note: note(["readme_q81.txt"], "1.2"),
    wallets: [WALLET],
    persons: [["latin:sato taro"]],
    amounts: [{ currency: "BTC", amount: 2.37 }],
    references: ["A-2026-0001"],
    incidentType: "ransomware",
    region: "JP-23",
  };

  it("that may not link are told under `observables` and weigh nothing", () => {
    const bare = pair({ observables: said.observables ?? [] }, { observables: said.observables ?? [] }, observables);
    const link = pair(said, said, observables);
    expect(link?.score).toBe(bare?.score);
    const idle = link?.reasons.filter(({ facts }) => facts["idle"] === 1) ?? [];
    expect(idle.map(({ feature }) => feature).sort()).toEqual(
      ["money", "named", "note", "person", "place", "reference", "technique", "type", "wallet"].sort(),
    );
    expect(idle.every((reason) => reason.bits === 0)).toBe(true);
  });

  it("each is switched by the policy's data, and by nothing else", () => {
    for (const feature of notices.features) {
      const without = { ...notices, features: notices.features.filter((one) => one !== feature) };
      const [on, off] = [pair(said, said), pair(said, said, without)];
      for (const reason of on?.reasons ?? []) {
        const same = off?.reasons.find(({ code }) => code === reason.code);
        expect(same?.bits).toBe(reason.feature === feature && reason.bits > 0 ? 0 : reason.bits);
      }
    }
  });

  it("one agreement links nothing where the policy wants two independent ones", () => {
    const one = { wallets: [WALLET], reported: null, occurred: { from: DAY, to: DAY } };
    const at = (id: string, more: Partial<FeatureSet> = {}) =>
      linkable(id, {
        ...one,
        ...more,
        occurred: id === "a" ? { from: DAY, to: DAY } : { from: DAY + 20, to: DAY + 20 },
      });
    expect(score(at("a"), at("b"), notices, builtinReference)).toBeUndefined();
    const person = { persons: [["latin:sato taro"]] };
    expect(score(at("a", person), at("b", person), notices, builtinReference)?.score).toBeGreaterThan(0);
  });
});

describe("values that everybody meets by the terms", () => {
  it("weigh nothing and are told with their count and class", () => {
    const held = (...more: readonly { kind: string; value: string }[]): Partial<FeatureSet> => ({
      observables: [{ kind: "ipv4", value: "8.8.8.8" }, { kind: "domain", value: "pastebin.com" }, ...more],
    });
    const own = [1, 2].map((n) => ({ kind: "ipv4", value: `203.0.113.${n}` }));
    const link = pair(held(...own), held(...own), observables);
    expect(link?.reasons.at(-1)).toEqual({
      feature: "observable",
      code: "OBSERVABLES_COMMON",
      facts: { count: 2, values: "8.8.8.8 pastebin.com", classes: "resolver shared_host" },
      bits: 0,
    });
    expect(link?.score).toBe(pair({ observables: own }, { observables: own }, observables)?.score);
  });

  it("let `observables` join by its rule all the same: only the list in force takes a value out of it", () => {
    const resolvers = ["8.8.8.8", "1.1.1.1"].map((value) => ({ kind: "ipv4", value }));
    const link = pair({ observables: resolvers }, { observables: resolvers }, observables);
    expect(link).toBeDefined();
  });
});
