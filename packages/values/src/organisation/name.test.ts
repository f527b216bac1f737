import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { organisationName } from "./name.ts";

function key(name: string): string {
  return organisationName(name).key;
}

describe("one organisation, written twice, has one key", () => {
  test.each([
    ["with and without its legal form", "Acme Widgets, Inc.", "Acme Widgets"],
    ["with two forms", "Best Widgets Co., Inc.", "Best Widgets"],
    ["with a form in dots", "Acme Dental, P.A.", "Acme Dental"],
    ["with a form whose last dot is missing", "Acme & Company, P.C", "Acme & Company, P.C."],
    ["with a Danish form", "Acme A/S", "Acme"],
    ["with a German form", "Müller GmbH & Co. KG", "Muller"],
    ["in capitals", "ACME WIDGETS INC", "Acme Widgets, Inc."],
    ["glued", "AcmeWidgetsCorporation", "Acme Widgets Corp."],
    ["glued after capitals", "TALXCorporation", "TALX"],
    ["glued small words", "LoyolaUniversityofChicago", "Loyola University of Chicago"],
    ["glued `and`", "NorthernPowerandGasLLC", "Northern Power & Gas"],
    ["glued around a number", "North40Outfitters", "North 40 Outfitters"],
    ["with a tag", "LoyolaUniversityofChicago‐DataBreach", "Loyola University of Chicago"],
    [
      "with an address",
      "Loyola University of Chicago, 820 N. Michigan Avenue, Chicago, IL 60611",
      "Loyola University of Chicago",
    ],
    ["with a post box", "Acme Hope Association, P.O. Box 510, Norton, KS 67654", "Acme Hope Association"],
    ["with a note", "Acme Widgets LLC (email)", "Acme Widgets"],
    ["with those it speaks for", "Acme Inc. on behalf of its clients", "Acme"],
    ["with its subsidiaries", "Acme Company and its subsidiaries", "Acme"],
    ["with `the` in front", "The Acme Council of Maine", "Acme Council of Maine"],
    ["with initials", "A.B.C. Widgets", "ABC Widgets"],
    ["with apostrophes", "Carl’s Widgets", "Carls Widgets"],
    ["with accents", "Häagen Widgets", "Haagen Widgets"],
    ["abbreviated", "Univ. of Acme Hosp.", "University of Acme Hospital"],
    ["with a saint", "St. Peter's Med Ctr", "Saint Peters Medical Center"],
    ["with an odd dash", "Whiting‐Turner", "Whiting-Turner"],
    ["株式会社 in front or behind", "株式会社伊勢湾物流", "伊勢湾物流(株)"],
    ["㈱", "㈱伊勢湾物流", "伊勢湾物流株式会社"],
    ["K.K. and 株式会社", "K.K. ABC", "株式会社ＡＢＣ"],
    ["full-width Latin", "Ａｃｍｅ　Ｗｉｄｇｅｔｓ", "Acme Widgets"],
    ["half-width kana", "ｲｾﾜﾝﾌﾞﾂﾘｭｳ", "イセワンブツリュウ"],
    ["hiragana and katakana", "いせわん運輸", "イセワン運輸"],
    ["long vowels", "日本コンピューター", "日本コンピュータ"],
    ["small kana", "キヤノン", "キャノン"],
    ["old Han", "渡邊商會", "渡辺商会"],
    ["霞ヶ関 and 霞が関", "霞ヶ関病院", "霞が関病院"],
    ["a Japanese address", "伊勢湾港運株式会社 三重県伊勢市1-2-3", "伊勢湾港運"],
    ["a zero-width sign", "Acme Widgets", "Ac\u200bme Widgets"],
  ])("%s", (_, one, other) => {
    expect(key(one)).not.toBe("");
    expect(key(one)).toBe(key(other));
  });
});

describe("different organisations keep different keys", () => {
  test.each([
    ["Acme Insurance Company of America", "Acme Insurance Company of Ohio"],
    ["Bank of Maine", "Maine Medical"],
    ["トヨタ", "トヨタ自動車"],
    ["東京電力", "東京電機"],
    ["McDonald's", "Donald's"],
    ["1919 Widgets", "1920 Widgets"],
  ])("%s and %s", (one, other) => {
    expect(key(one)).not.toBe(key(other));
  });
});

describe("what comes off a name", () => {
  test.each([
    ["Acme Co., Ltd.", ["co", "ltd"]],
    ["Princess Group Pty. Ltd.", ["pty", "ltd"]],
    ["一般社団法人 日本例協会", ["一般社団法人"]],
    ["医療法人社団 例会", ["医療法人社団"]],
    ["(学)例学園", ["学校法人"]],
    ["独立行政法人例機構", ["独立行政法人"]],
    ["国立大学法人 例大学", ["国立大学法人"]],
    ["Acme Limited Liability Company", ["llc"]],
    ["Kabushiki Kaisha Acme", ["kk"]],
    ["Acme", []],
  ])("of %s is %j, kept as its legal forms", (name, forms) => {
    expect(organisationName(name).legalForms).toEqual(forms);
  });

  test("never is the whole name", () => {
    for (const name of ["Inc.", "The", "Co. Ltd.", "株式会社", "and", "DBA", "(株)"]) expect(key(name)).not.toBe("");
  });
});

describe("other names", () => {
  test.each([
    ["TM Acquisition LLC (d/b/a Trymedia)", "Trymedia"],
    ["Acme Inc d/b/a/ Widget World", "Widget World"],
    ["AcmeIncdbaWidgetWorld", "Widget World"],
    ["AcmeGroupLLCDBAWidgetWorld‐DataBreach", "Widget World"],
    ["Acme, doing business as Widget World", "Widget World"],
    ["Acme, Inc., formerly known as Widget World, Inc.", "Widget World"],
    ["Acme f/k/a Widget World", "Widget World"],
    ["Acme a.k.a. Widget World", "Widget World"],
    ['Acme Widgets, Inc. ("Widget World")', "Widget World"],
    ["Acme Widgets, Inc.; Widget World LLC", "Widget World"],
    ["株式会社例（旧社名：株式会社見本）", "見本"],
    ["伊勢湾港運（イセワンコウウン）", "イセワンコウウン"],
  ])("of %s hold the key of %s", (name, other) => {
    expect(organisationName(name).aliases).toContain(key(other));
    expect(key(name)).not.toBe(key(other));
  });

  test.each([
    ["トヨタ", "toyota"],
    ["シンバシ", "shinbashi"],
    ["トウキョウ", "tokyo"],
    ["ニッポン", "nippon"],
    ["伊勢湾港運（イセワンコウウン）", "isewankoun"],
    ["マッチャ", "matcha"],
    ["ファミリー", "famiri"],
  ])("of %s hold its Hepburn reading %s", (name, reading) => {
    expect(organisationName(name).aliases).toContain(reading);
  });

  test("are not made of remarks", () => {
    for (const name of ["Acme (email)", "Acme (2)", "Acme (US)", "Acme (3rd party provider of a platform)"]) {
      expect(organisationName(name).aliases).toEqual([]);
    }
  });
});

describe("organisationName", () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{3,7}$/).filter((text) => !/(?:and|of|for|the|llc|dba)$/i.test(text));
  const name = fc.array(word, { minLength: 2, maxLength: 4 }).map((words) => words.join(" "));

  test("gives one key to every way to write a name", () => {
    fc.assert(
      fc.property(
        name,
        fc.constantFrom(
          (text: string) => text.toUpperCase(),
          (text: string) => text.toLowerCase(),
          (text: string) => text.replaceAll(" ", ""),
          (text: string) => text.replaceAll(" ", "\u3000"),
          (text: string) => text.replaceAll(" ", "-"),
          (text: string) => `The ${text}, Inc.`,
          (text: string) => `${text.replaceAll(" ", "")}LLC`,
          (text: string) => `株式会社${text}`,
          (text: string) => `${text} (email)`,
          (text: string) => `${text}, 12 Main Street, Springfield, IL 60611`,
          (text: string) => text.replace(/[A-Za-z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
        ),
        (plain, write) => {
          expect(key(write(plain))).toBe(key(plain));
        },
      ),
    );
  });

  test("keeps a name's own key when another name is added, and lists that one", () => {
    fc.assert(
      fc.property(
        name,
        name,
        fc.constantFrom(" d/b/a ", " dba ", ", formerly known as ", " f/k/a ", ", Inc., doing business as "),
        (one, other, between) => {
          fc.pre(key(one) !== key(other));
          const both = organisationName(one + between + other);
          expect(both.key).toBe(key(one));
          expect(both.aliases).toContain(key(other));
        },
      ),
    );
  });

  test("takes any text, and a name without letters is empty", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc
            .array(fc.constantFrom(..."()（）,.;'-&/ aBC1株会ァー々", "dba", "d/b/a", "Inc", "株式会社", "旧"))
            .map((parts) => parts.join("")),
        ),
        (text) => {
          const taken = organisationName(text);
          expect(taken.key === "").toBe(taken.tokens.length === 0);
          expect(taken.aliases).not.toContain(taken.key);
          expect(taken.aliases).not.toContain("");
        },
      ),
    );
    expect(organisationName(" -- ")).toEqual({ key: "", tokens: [], legalForms: [], aliases: [], script: "other" });
  });

  test.each(["(", "A.", "dba ", "d/b/a ", ", 1 a", "株式会社", "and", "(a)"])(
    "reads a hostile megabyte of %j",
    (unit) => {
      expect(organisationName(unit.repeat(1_000_000 / unit.length)).key.length).toBeLessThanOrEqual(1_000);
    },
  );
});
