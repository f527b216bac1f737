/**
 * Legal forms: what a registrar adds to a name and people leave out. They come off and are kept apart, since two
 * companies of one name and different forms may be two companies, and only the linker can weigh that.
 */

/** Latin spellings (dots and blanks gone, lower case) → the form. Taken off the end of a name only. */
const LATIN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    inc: "inc incorporated",
    corp: "corp corporation",
    co: "co company cie",
    llc: "llc",
    llp: "llp",
    lllp: "lllp",
    lp: "lp",
    pllc: "pllc",
    pc: "pc",
    pa: "pa",
    plc: "plc",
    ltd: "ltd limited ltda",
    pty: "pty proprietary",
    pte: "pte",
    pvt: "pvt private",
    pbc: "pbc",
    ulc: "ulc",
    na: "na",
    fsb: "fsb",
    kk: "kk kabushikikaisha kabushikigaisha",
    gk: "gk godokaisha goudoukaisha",
    yk: "yk yugenkaisha yugengaisha",
    gmbh: "gmbh mbh",
    ag: "ag",
    kg: "kg kgaa",
    ev: "ev",
    se: "se",
    sa: "sa",
    sas: "sas",
    sarl: "sarl",
    srl: "srl",
    spa: "spa",
    sl: "sl",
    nv: "nv",
    bv: "bv",
    oy: "oy oyj",
    ab: "ab",
    as: "as asa aps",
    sro: "sro",
    spzoo: "spzoo",
    kft: "kft",
    ooo: "ooo oao pao zao",
    pt: "pt tbk",
    bhd: "bhd sdn sdnbhd",
  }).flatMap(([form, spellings]) => spellings.split(" ").map((spelling) => [spelling, form] as const)),
);

/** Forms of more than one word, and those that stand in front. */
const LATIN_PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\bkabushiki[ -]?[kg]aisha\b/gi, "kk"],
  [/\bg[oō]d[oō][ -]?[kg]aisha\b/gi, "gk"],
  [/\by[uū]gen[ -]?[kg]aisha\b/gi, "yk"],
  [/\blimited liability (?:company|co\b\.?)/gi, "llc"],
  [/\blimited liability partnership\b/gi, "llp"],
  [/\blimited partnership\b/gi, "lp"],
  [/\bprofessional (?:corporation|corp\b\.?)/gi, "pc"],
  [/\bprofessional association\b/gi, "pa"],
  [/\bpublic limited company\b/gi, "plc"],
  [/\bs\.?p\.? ?z ?o\.? ?o\.?(?=\W|$)/gi, "spzoo"],
  [/\ba\/s(?=\W|$)/gi, "as"],
  [/^k\.?k\.? (?=\S)/gi, "kk"],
  [/^pt\.? (?=\S)/gi, "pt"],
];

const LONG_JAPANESE =
  "認定特定非営利活動法人 特定非営利活動法人 認定NPO法人 NPO法人 地方独立行政法人 独立行政法人 国立研究開発法人 国立大学法人 公立大学法人 " +
  "大学共同利用機関法人 一般社団法人 公益社団法人 一般財団法人 公益財団法人 社会福祉法人 社会医療法人社団 社会医療法人財団 社会医療法人 特定医療法人 " +
  "医療法人社団 医療法人財団 医療法人 学校法人 宗教法人 更生保護法人 管理組合法人 農事組合法人 弁護士法人 税理士法人 司法書士法人 行政書士法人 " +
  "社会保険労務士法人 監査法人 特許業務法人 株式会社 有限会社 合同会社 合資会社 合名会社 相互会社 特殊会社 社団法人 財団法人 有限責任事業組合 有限責任監査法人";
const JAPANESE = new RegExp([...new Set(LONG_JAPANESE.split(" "))].sort((a, b) => b.length - a.length).join("|"), "gi");

/** What NFKC makes of ㈱, ㈲, ㈻…, and what people put in brackets. */
const BRACKETED: Readonly<Record<string, string>> = {
  株: "株式会社",
  有: "有限会社",
  合: "合同会社",
  同: "合同会社",
  資: "合資会社",
  名: "合名会社",
  相: "相互会社",
  社: "社団法人",
  一社: "一般社団法人",
  公社: "公益社団法人",
  財: "財団法人",
  一財: "一般財団法人",
  公財: "公益財団法人",
  学: "学校法人",
  医: "医療法人",
  社医: "社会医療法人",
  福: "社会福祉法人",
  社福: "社会福祉法人",
  宗: "宗教法人",
  独: "独立行政法人",
  地独: "地方独立行政法人",
  国: "国立大学法人",
  大: "国立大学法人",
  特非: "特定非営利活動法人",
  監: "監査法人",
  弁: "弁護士法人",
  税: "税理士法人",
};
const BRACKET_FORM = new RegExp(
  `[(\\[（](${Object.keys(BRACKETED)
    .sort((a, b) => b.length - a.length)
    .join("|")})[)\\]）]`,
  "g",
);

/** Takes Japanese forms and Latin phrases out of a text after NFKC; the rest keeps a blank where they stood. */
export function withoutFormPhrases(text: string): { readonly rest: string; readonly forms: readonly string[] } {
  const forms: string[] = [];
  let rest = text.replace(BRACKET_FORM, (_, sign: string) => {
    forms.push(BRACKETED[sign] ?? sign);
    return " ";
  });
  rest = rest.replace(JAPANESE, (form) => {
    forms.push(form.toUpperCase());
    return " ";
  });
  for (const [phrase, form] of LATIN_PHRASES) {
    rest = rest.replace(phrase, () => {
      forms.push(form);
      return " ";
    });
  }
  rest = rest.trim();
  return rest === "" ? { rest: text, forms: [] } : { rest, forms };
}

/** Takes Latin forms off the end of a list of words, as long as a word is left. */
export function withoutTrailingForms(words: readonly string[]): {
  readonly words: readonly string[];
  readonly forms: readonly string[];
} {
  const forms: string[] = [];
  let length = words.length;
  while (length > 1) {
    const form = LATIN.get(words[length - 1] ?? "");
    if (form === undefined) {
      if (words[length - 1] === "and" && forms.length > 0) {
        length--;
        continue;
      }
      break;
    }
    forms.unshift(form);
    length--;
  }
  return { words: words.slice(0, length), forms };
}

/** Whether a word is a Latin legal form. */
export function isLegalForm(word: string): boolean {
  return LATIN.has(word);
}
