/**
 * How much a word of an organisation's name tells, in bits: −log2 of the share of organisations that carry it.
 * Classes of general words, set once from public registers' word counts; no organisation's name is in here.
 * A word outside the classes is distinctive: it tells as much as its length allows.
 */

/** Share of organisations in powers of two: 3 is one in eight, 10 is one in a thousand. */
const classes: readonly (readonly [bits: number, words: string])[] = [
  [0.5, "of the and for a an at in on by to de la le du der die das und et y & dba aka fka nka"],
  [
    1,
    `inc incorporated llc llp lp ltd limited co corp corporation company companies plc pllc pc pa na sa ag gmbh kk nv bv ab as oy
     spa data breach notification notice incident www com net org`,
  ],
  [
    3.5,
    `health services service center centers centre medical group insurance hospital care school county university bank financial
     management associates department state`,
  ],
  [
    5,
    `city community america american college healthcare family district foundation union credit federal regional international
     association system systems partners holdings holding solutions clinic life national new north south east west public mortgage technology technologies
     dental institute network capital office board general schools usa us united states global plan trust fund home human`,
  ],
  [
    6.5,
    `valley central southern northern eastern western southeast southwest northeast northwest southeastern midwest pacific atlantic
     surgery surgical medicine physician physicians specialists specialty eye cpa hotel hotels resort resorts research rehabilitation society products law firm
     memorial laboratories laboratory labs lab hospice construction chiropractic authority agency wealth tax mental behavioral imaging
     enterprises enterprise employees dentistry consulting consultants clinics wellness tech supply sciences science risk plus media
     manufacturing industrial industries energy electric direct computer cancer advanced academy women womens children childrens retirement
     resources resource professional practice police pharmaceuticals pharmacy mutual metro marketing logistics living estate real education
     counseling communications communication casino automotive auto alliance administration accounting advisors advisory accountants unified title travel
     first one st saint san los santa bay lake park hill hills creek river mountain county high middle elementary independent technical
     security securities investment investments asset assets benefit benefits business brands design engineering development property properties
     orthopedic orthopedics orthopaedic orthopaedics pediatric pediatrics cardiology dermatology radiology oncology urology neurology
     anesthesiology pathology ophthalmology optometry therapy physical nursing senior assisted treatment recovery
     food foods restaurant restaurants store stores retail sports club church ministries ministry museum library
     hospitality operating operations operator parent main incorporated distributors distribution distributing
     government municipal town township village borough bureau commission council committee division transportation
     labor workforce revenue treasury veterans affairs social security parks recreation water power gas oil utilities utility
     information internet web digital software online cloud wireless mobile telecom telephone cable media press news
     shipping port harbor harbour marine maritime terminal logistics freight airlines airport aviation railway rail transit`,
  ],
  [
    8,
    `alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas
     kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada hampshire jersey
     mexico york carolina dakota ohio oklahoma oregon pennsylvania rhode island tennessee texas utah vermont virginia washington
     wisconsin wyoming columbia puerto rico canada europe asia japan tokyo osaka nagoya kyoto yokohama london england
     angeles francisco diego jose antonio chicago houston dallas austin boston seattle portland denver atlanta miami orlando phoenix philadelphia
     baltimore cleveland columbus cincinnati detroit milwaukee indianapolis louisville memphis nashville charlotte richmond
     lincoln jackson franklin jefferson madison monroe hamilton clinton adams johnson smith williams brown jones miller davis wilson moore
     taylor anderson thomas white harris martin thompson robinson clark lewis lee walker hall allen young king wright scott green baker
     john james robert michael william david richard joseph charles mary elizabeth paul peter george mark stephen steven kenneth
     catholic christian methodist presbyterian baptist lutheran episcopal jewish mercy providence trinity sacred heart lady our
     red blue black gold golden silver star sun summit premier elite quality prime select choice total complete pro express
     beach coast shore spring springs forest oak oaks cedar pine maple grove garden gardens green farm farms ranch country
     greater area tri mid inter trans pan north american southwest midwestern rocky mountains gulf great lakes plains
     works team support staffing search screening options express program programs living kids pet spa salon vision sleep hearing
     tower street avenue road house homes housing builders building supply parts paper steel metal glass stone iron
     guardian liberty patriot pioneer heritage legacy horizon frontier landmark cornerstone keystone gateway bridge
     management mission behalf its your my we you dr md dds dmd do od phd mr mrs jr sr ii iii`,
  ],
];

/** Words of Japanese organisation names that stand at the end or in the middle; longest first when splitting. */
const japanese: readonly (readonly [bits: number, words: string])[] = [
  [
    1,
    "株式会社 有限会社 合同会社 一般社団法人 公益社団法人 一般財団法人 公益財団法人 学校法人 医療法人 社会福祉法人 独立行政法人 国立大学法人",
  ],
  [
    4,
    `銀行 信用金庫 信用組合 病院 医院 診療所 大学 高等学校 中学校 小学校 学園 学院 市役所 役所 役場 県庁 教育委員会 電力 電気 電機 電鉄
     鉄道 運輸 運送 物流 倉庫 海運 港湾 港運 埠頭 ふ頭 ターミナル コンテナ 空港 航空 通信 放送 新聞 出版 保険 生命 損害 証券 信託 不動産 建設 工業 産業 商事 商会
     商店 製作所 製薬 薬局 化学 食品 水産 農業 農協 協同組合 組合 協会 財団 機構 研究所 研究 センター サービス システム システムズ ソリューション
     ソリューションズ テクノロジー ホールディングス グループ ジャパン 日本 東京 大阪 名古屋 京都 横浜 福岡 東 西 南 北 中央 国際 総合 第一 中部 関西 関東 九州
     東北 北海道 四国 中国 水道 下水道 局 庁 省 部 課 支店 支社 本社 事業所 営業所`,
  ],
];

const bitsOf = new Map<string, number>();
for (const [bits, words] of [...classes, ...japanese]) {
  for (const word of words.split(/\s+/u)) if (word !== "" && !bitsOf.has(word)) bitsOf.set(word, bits);
}

/** Japanese words, longest first. */
const japaneseWords: readonly string[] = japanese
  .flatMap(([, words]) => words.split(/\s+/u))
  .filter((word) => word !== "")
  .sort((a, b) => b.length - a.length);

/** From this weight on a word is worth a posting of its own: about one organisation in 180 or fewer. */
export const rareFrom = 7.5;

/** Han and kana: a word with any of them is Japanese. */
export const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Bits of one folded word. Digits and single letters tell little, long unknown words most. */
export function tokenBits(token: string): number {
  const known = bitsOf.get(token);
  if (known !== undefined) return known;
  if (han.test(token)) return Math.min(13, 4 + 3 * token.length);
  if (/^\d+$/u.test(token)) return Math.min(9, 3 + 1.5 * token.length);
  if (token.length === 1) return 3;
  if (token.length === 2) return 6.5;
  return Math.min(12.5, 8 + token.length * 0.6);
}

/**
 * Splits a folded word that has no blanks of its own: common words are cut off, what stays is the distinctive part.
 * Japanese words always, Latin ones at both ends of a glued name only (`bartondentalgroup` → barton, dental, group).
 */
export function splitToken(token: string, glued: boolean): readonly string[] {
  if (token.length < 3 || bitsOf.has(token)) return [token];
  if (han.test(token)) return splitJapanese(token);
  return glued && token.length >= 9 ? splitLatin(token) : [token];
}

function splitJapanese(token: string): readonly string[] {
  for (const word of japaneseWords) {
    const at = token.indexOf(word);
    if (at < 0 || word.length === token.length || word.length < 2) continue;
    const parts = [token.slice(0, at), word, token.slice(at + word.length)].filter((part) => part !== "");
    return parts.flatMap((part) => (part === word ? [part] : splitJapanese(part)));
  }
  return [token];
}

const LONGEST = 16;
const SHORTEST = 4;

/** Cuts known words off the end, then off the start, longest first; never the last piece. */
function splitLatin(token: string): readonly string[] {
  const head: string[] = [];
  const tail: string[] = [];
  let core = token;
  for (let word = knownEnd(core); word !== undefined; word = knownEnd(core)) {
    tail.unshift(word);
    core = core.slice(0, -word.length);
  }
  for (let word = knownStart(core); word !== undefined; word = knownStart(core)) {
    head.push(word);
    core = core.slice(word.length);
  }
  return [...head, core, ...tail];
}

function knownEnd(text: string): string | undefined {
  for (let length = Math.min(LONGEST, text.length - 3); length >= SHORTEST; length -= 1) {
    const word = text.slice(-length);
    if (bitsOf.has(word)) return word;
  }
  return undefined;
}

function knownStart(text: string): string | undefined {
  for (let length = Math.min(LONGEST, text.length - 3); length >= SHORTEST; length -= 1) {
    const word = text.slice(0, length);
    if (bitsOf.has(word)) return word;
  }
  return undefined;
}
