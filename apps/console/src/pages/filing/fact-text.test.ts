import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { factText, foundText } from "./fact-text.ts";

interface Field {
  readonly id: string;
  readonly choices?: readonly { readonly id: string; readonly name: { readonly ja: string; readonly en: string } }[];
}
const { fields }: { fields: readonly Field[] } = JSON.parse(
  readFileSync(new URL("../../../../../profiles/facts/incident.json", import.meta.url), "utf8"),
);

describe("a fact in the filing assistant", () => {
  test("is told by a name in Japanese, whichever choice of the catalogue it is", () => {
    const codes = fields.flatMap((f) =>
      (f.choices ?? []).filter((c) => /^[a-z_]+$/.test(factText(f.id, c.id, "ja"))).map((c) => `${f.id} ${c.id}`),
    );
    expect(codes).toEqual([]);
  });

  test("of the register is told by a name, not by its code", () => {
    expect(factText("organisation.sector", "port-transport", "ja")).toBe("港湾運送");
    expect(factText("organisation.kind", "operator", "ja")).toBe("事業者");
    expect(factText("sharing.tlp", "amber+strict", "en")).toBe("TLP:AMBER+STRICT");
  });

  test("by which a law applies is told by a name where it has one", () => {
    expect(["operator", "ransomware", "true", "JP"].map((found) => foundText(found, "ja"))).toEqual([
      "事業者",
      "ランサムウェア",
      "はい",
      "JP",
    ]);
  });

  test("that lists indicators names the kind of each", () => {
    expect(factText("incident.indicators", ["sha256 9af7", "domain cdn-sync.example"], "ja")).toBe(
      "SHA-256 9af7\nドメイン cdn-sync.example",
    );
  });
});
