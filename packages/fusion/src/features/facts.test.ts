import { describe, expect, it } from "vitest";
import { aliases } from "../reference/aliases.ts";
import { amountsIn, personsCounted } from "./amounts.ts";
import { incidentClass } from "./incident-class.ts";
import { namesIn, techniquesIn } from "./names.ts";
import { personKeys, personsIn } from "./persons.ts";
import { regionKey } from "./place.ts";
import { noteIn } from "./ransom-note.ts";
import { ownReference, referencesIn } from "./references.ts";
import { rootsIn } from "./roots.ts";
import { walletsIn } from "./wallets.ts";

describe("sums of money in a text", () => {
  it.each([
    ["要求額は約3億円", "JPY 300000000"],
    ["3億5,000万円を要求", "JPY 350000000"],
    ["a demand of $1.2 million", "USD 1200000"],
    ["50万ドル", "USD 500000"],
    ["2.37 BTC", "BTC 2.37"],
    ["USD 500,000", "USD 500000"],
    ["€40k", "EUR 40000"],
    ["1,234,567円の被害", "JPY 1234567"],
    ["12 bitcoins", "BTC 12"],
  ])("%s", (text, sum) => {
    expect(amountsIn(text).map(({ currency, amount }) => `${currency} ${amount}`)).toEqual([sum]);
  });

  it("are none without a unit", () => {
    expect(amountsIn("1,234 files, version 3.5, 2026-11-02")).toEqual([]);
  });
});

describe("the number of persons in a text", () => {
  it.each([
    ["約12,000人の個人情報", 12_000],
    ["1.2万人", 12_000],
    ["3,512 patients were told", 3512],
  ])("%s", (text, count) => {
    expect(personsCounted(text)).toBe(count);
  });

  it("is unknown where several are told, or none", () => {
    expect(personsCounted("30 patients and 400 employees")).toBeNull();
    expect(personsCounted("three servers")).toBeNull();
  });
});

describe("a person's name", () => {
  it("is one for both orders, for kana and romaji, for old and new romaji", () => {
    const key = personKeys("Taro Satou")[0];
    for (const name of ["Sato Tarō", "SATOU TAROU", "さとう たろう", "タロウ サトウ"])
      expect([name, personKeys(name)[0]]).toEqual([name, key]);
    expect(personKeys("Si Tuda")[0]).toBe(personKeys("Shi Tsuda")[0]);
  });

  it("in Han is one with a Latin one only where the reading stands beside it", () => {
    const [told] = personsIn("担当者: 佐藤 太郎(さとう たろう)");
    const [untold] = personsIn("担当者: 佐藤 太郎");
    const latin = personKeys("Taro Sato")[0];
    expect([told?.includes(latin ?? ""), untold?.includes(latin ?? "")]).toEqual([true, false]);
    expect(untold).toEqual(personsIn("佐藤太郎氏によれば")[0]);
  });

  it("is taken beside a word for a person only", () => {
    expect(personsIn("Contact: Jane Doe. Dr. John Smith said.")).toHaveLength(2);
    expect(personsIn("Union Hospital and Black Basta")).toEqual([]);
  });
});

describe("a number of a file", () => {
  it("is one for all widths and dashes", () => {
    expect(referencesIn("事件番号：ＡＢ－２０２６－０９９１".normalize("NFKC"))).toEqual(
      referencesIn("case no. AB‐2026‐0991"),
    );
    expect(referencesIn("See A-2026-0001.")).toEqual(["A-2026-0001"]);
    expect(referencesIn("Ticket INC0012345, your ref: 2026/4711-Q")).toEqual(["2026/4711-Q", "INC0012345"]);
  });

  it("is no CVE, advisory, technique, standard, date or host", () => {
    const text =
      "CVE-2026-12345 MS17-010 JVNDB-2026-000123 T1059 ISO/IEC-27001 2026-11-02 RFC-5321-2001 WEB-2026-0001.example.jp";
    expect(referencesIn(text)).toEqual([]);
  });

  it("of the sender is told apart from those that it mentions; a machine's id is none", () => {
    expect(ownReference("form-2026-0031")).toBe("FORM-2026-0031");
    expect(ownReference("5f0c2a4e-0000-4000-8000-1234567890ab")).toBeNull();
    expect(ownReference("17")).toBeNull();
  });
});

describe("a ransom note", () => {
  it("is told by its file, its extension, its wording, in either language", () => {
    const label = "身代金要求文";
    const text = "All your files are locked. Write to us within three days or we will publish all of them.";
    const note = noteIn(
      [
        { label, text },
        { label: "暗号化ファイルの拡張子", text: ".q81x" },
      ],
      "HOW_TO_RESTORE_q81.txt",
      [],
    );
    expect(note).toMatchObject({ files: ["how_to_restore_q81.txt"], extensions: [".q81x"] });
    expect(note?.print).toBe(noteIn([{ label, text: text.toUpperCase().replaceAll(" ", "\n") }], "", [])?.print);
    expect(noteIn([], "拡張子が.q81xに変更", [])?.extensions).toEqual([".q81x"]);
    expect(noteIn([], "", [{ kind: "filename", value: "C:\\Users\\x\\RECOVER-q81.hta" }])?.files).toEqual([
      "recover-q81.hta",
    ]);
  });

  it("takes no sentence for a file name", () => {
    const files = (text: string) => noteIn([], text, [])?.files;
    expect(files("Black ransomware left README_Q81.txt and went")).toEqual(["readme_q81.txt"]);
    expect(files("it wrote how to restore your files.txt everywhere")).toEqual(["how to restore your files.txt"]);
  });

  it("is none where nothing of the kind is told", () => {
    expect(
      noteIn([{ label: "text", text: "The server was rebooted." }], "The server was rebooted. See report.pdf", []),
    ).toBeNull();
  });
});

describe("names, techniques, wallets, classes, places", () => {
  it("names go by one name, from fields and text, products aside", () => {
    const found = namesIn(
      [
        { kind: "malware", value: "LockBit Black" },
        { kind: "actor", value: "Unheard Of Group" },
      ],
      aliases.mentions("Cobalt Strike の痕跡"),
      aliases,
    );
    expect(found.map(({ name }) => name)).toEqual(["LockBit", "unheardof", "Cobalt Strike"]);
  });

  it("techniques are ids of ATT&CK, from fields and text", () => {
    expect(techniquesIn([{ kind: "technique", value: "T1498" }], "T1486 and T1059.001, not AT1234 or T12345")).toEqual([
      "T1059.001",
      "T1486",
      "T1498",
    ]);
  });

  it("a wallet is taken from the text where its checksum holds", () => {
    const wallet = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq";
    expect(walletsIn(`Pay to ${wallet} now, not to ${wallet.replace("q8", "q9").slice(0, -1)}x`, [])).toEqual([wallet]);
    expect(walletsIn(`Pay to ${wallet}`, [{ kind: "wallet", value: wallet }])).toEqual([]);
  });

  it("a class is one word for both languages", () => {
    expect(["Ransomware", "ランサムウェア被害", "ransomware_attack"].map(incidentClass)).toEqual(
      Array(3).fill("ransomware"),
    );
    expect([
      incidentClass("DDoS攻撃"),
      incidentClass("情報漏えい"),
      incidentClass("不明"),
      incidentClass("Odd Thing"),
    ]).toEqual(["ddos", "data_breach", null, "odd_thing"]);
  });

  it("a prefecture is one for Han, romaji and code", () => {
    expect(["愛知県", "愛知", "Aichi", "Aichi Prefecture", "Aichi-ken", "JP-23"].map(regionKey)).toEqual(
      Array(6).fill("JP-23"),
    );
    expect([regionKey("大阪府"), regionKey("東京都"), regionKey("Kyōto"), regionKey("ME"), regionKey(" ")]).toEqual([
      "JP-27",
      "JP-13",
      "JP-26",
      "ME",
      null,
    ]);
  });
});

describe("the root of an incident", () => {
  const roots = (text: string): readonly string[] =>
    rootsIn(text, aliases.mentions(text), [], aliases, null).map(({ kind, key }) => `${kind} ${key}`);
  it.each([
    ["A business associate (BA), Corvane Records, of the covered entity lost two discs.", "vendor corvanerecords"],
    ["Corvane Records, our billing vendor, told us of it.", "vendor corvanerecords"],
    ["委託先の株式会社コルヴァンで不正アクセス", "vendor こるばん"],
    ["after an update of Corvane Agent the hosts failed", "product corvaneagent"],
    ["data was taken through MOVEit", "product moveittransfer"],
    ["CVE-2026-40404 was used", "flaw CVE-2026-40404"],
  ])("%s", (text, root) => {
    expect(roots(text)).toContain(root);
  });

  it("is neither the reporter itself nor a word that stands where a name would", () => {
    expect(rootsIn("our vendor, Corvane Records, failed", [], [], aliases, "corvanerecords")).toEqual([]);
    expect(roots("The vendor is The same. 委託先のシステムが停止した")).toEqual([]);
  });
});
