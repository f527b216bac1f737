/**
 * Kana and Han as names use them: one spelling for what people write in several (キヤノン, キャノン; コンピュータ, コンピューター;
 * 渡邊, 渡辺; 霞ヶ関, 霞が関), and the Hepburn reading of kana for names that are Latin elsewhere.
 */

const SMALL: ReadonlyMap<string, string> = new Map(
  [..."ぁぃぅぇぉっゃゅょゎゕゖ"].map((small, at) => [small, [..."あいうえおつやゆよわかけ"].at(at) ?? small]),
);
const VARIANTS: ReadonlyMap<string, string> = new Map(
  (
    "髙高 﨑崎 嵜崎 碕崎 齋斉 斎斉 齊斉 邊辺 邉辺 澤沢 國国 學学 會会 濱浜 濵浜 廣広 櫻桜 應応 龍竜 瀧滝 藏蔵 澁渋 眞真 惠恵 壽寿 榮栄 嶋島 嶌島 " +
    "嶽岳 條条 鐵鉄 縣県 圓円 來来 團団 醫医 驛駅 齒歯 體体 黑黒 舊旧 淺浅 關関 萬万 與与 豐豊 德徳 曾曽 槇槙 冨富 靜静 總総 藝芸 數数 辯弁 聲声 " +
    "變変 讀読 氣気 兒児 區区 寶宝 邨村 﨟臈 拔抜 峯峰 栁柳 舘館 舩船 濟済 當当 獨独 佛仏 靈霊 實実 勞労 營営 傳伝 鹽塩 產産 增増 緖緒"
  )
    .split(" ")
    .map((pair) => [[...pair][0] ?? "", [...pair][1] ?? ""] as const),
);
const VOICED: ReadonlyMap<string, string> = new Map([
  ["ゔぁ", "ば"],
  ["ゔぃ", "び"],
  ["ゔぇ", "べ"],
  ["ゔぉ", "ぼ"],
  ["ゔ", "ぶ"],
  ["ぢ", "じ"],
  ["づ", "ず"],
  ["を", "お"],
  ["ゐ", "い"],
  ["ゑ", "え"],
]);

/** Katakana as hiragana; other signs as they are. */
export function toHiragana(text: string): string {
  return text.replace(/[\u30a1-\u30f6]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60));
}

/** One spelling for all: hiragana, no long-vowel mark, no small kana, modern Han. For comparing, not for reading. */
export function foldJapanese(text: string): string {
  return toHiragana(text)
    .replace(/(?<=\p{Script=Han})[ゖけがヶ](?=\p{Script=Han})/gu, "が")
    .replace(/ゔ[ぁぃぇぉ]?|[ぢづをゐゑ]/g, (sign) => VOICED.get(sign) ?? sign)
    .replace(/[ぁ-ゖ]/g, (sign) => SMALL.get(sign) ?? sign)
    .replace(/ー|〜/g, "")
    .replace(/\p{Script=Han}/gu, (sign) => VARIANTS.get(sign) ?? sign);
}

const ROWS: readonly (readonly [string, string])[] = [
  ["あいうえお", "a i u e o"],
  ["かきくけこ", "ka ki ku ke ko"],
  ["がぎぐげご", "ga gi gu ge go"],
  ["さしすせそ", "sa shi su se so"],
  ["ざじずぜぞ", "za ji zu ze zo"],
  ["たちつてと", "ta chi tsu te to"],
  ["だぢづでど", "da ji zu de do"],
  ["なにぬねの", "na ni nu ne no"],
  ["はひふへほ", "ha hi fu he ho"],
  ["ばびぶべぼ", "ba bi bu be bo"],
  ["ぱぴぷぺぽ", "pa pi pu pe po"],
  ["まみむめも", "ma mi mu me mo"],
  ["やゆよ", "ya yu yo"],
  ["らりるれろ", "ra ri ru re ro"],
  ["わゐゑをん", "wa i e o n"],
  ["ゔ", "vu"],
];
const SYLLABLES: ReadonlyMap<string, string> = new Map(
  ROWS.flatMap(([kana, latin]) => [...kana].map((sign, at) => [sign, latin.split(" ")[at] ?? ""] as const)),
);
const GLIDES: ReadonlyMap<string, string> = new Map([
  ["ゃ", "a"],
  ["ゅ", "u"],
  ["ょ", "o"],
  ["ぁ", "a"],
  ["ぃ", "i"],
  ["ぅ", "u"],
  ["ぇ", "e"],
  ["ぉ", "o"],
]);

/** Hepburn reading of a text of kana, long vowels short (`とうきょう` → `tokyo`); undefined if it holds anything else. */
export function romaji(kana: string): string | undefined {
  const text = toHiragana(kana).replace(/[\s・]/g, "");
  if (!/^[ぁ-ゖー]+$/.test(text)) return undefined;
  let latin = "";
  let doubled = false;
  for (const sign of text) {
    if (sign === "ー") continue;
    if (sign === "っ") {
      doubled = true;
      continue;
    }
    const glide = GLIDES.get(sign);
    if (glide !== undefined && latin !== "") {
      latin = glided(latin, glide, "ゃゅょ".includes(sign));
      continue;
    }
    const syllable = SYLLABLES.get(sign) ?? glide ?? "";
    if (doubled) latin += syllable.startsWith("ch") ? "t" : syllable.charAt(0);
    doubled = false;
    latin += syllable;
  }
  return shortVowels(latin);
}

/** One spelling for long vowels in Latin script: `toukyou`, `tookyoo` and `tokyo` are one name. */
export function shortVowels(latin: string): string {
  return latin
    .replace(/ou|oo|oh(?![aiueoy])/g, "o")
    .replace(/uu/g, "u")
    .replace(/aa/g, "a")
    .replace(/ee/g, "e")
    .replace(/ii/g, "i");
}

function glided(latin: string, vowel: string, palatal: boolean): string {
  const stem = latin.slice(0, -1);
  if (!palatal) return stem + vowel;
  return /(?:sh|ch|j)$/.test(stem) ? stem + vowel : `${stem}y${vowel}`;
}
