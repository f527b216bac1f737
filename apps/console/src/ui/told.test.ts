import { expect, test } from "vitest";
import { otherLang } from "./told.tsx";

test("a Japanese title on an English page is marked as Japanese, an English one on a Japanese page as English", () => {
  expect(otherLang("銀行E　DDoS攻撃", "en")).toBe("ja");
  expect(otherLang("Phishing kit", "ja")).toBe("en");
});

test("what is in the page's own language, or in none, is not marked", () => {
  expect([otherLang("Phishing kit", "en"), otherLang("DDoS攻撃", "ja"), otherLang("203.0.113.24", "ja")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
