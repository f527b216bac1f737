/** Where it happened, in one spelling: Japanese prefectures by their ISO 3166-2 code in Han, romaji or code; else as written. */

const PREFECTURES =
  "北海道 Hokkaido,青森 Aomori,岩手 Iwate,宮城 Miyagi,秋田 Akita,山形 Yamagata,福島 Fukushima,茨城 Ibaraki" +
  ",栃木 Tochigi,群馬 Gunma,埼玉 Saitama,千葉 Chiba,東京 Tokyo,神奈川 Kanagawa,新潟 Niigata,富山 Toyama" +
  ",石川 Ishikawa,福井 Fukui,山梨 Yamanashi,長野 Nagano,岐阜 Gifu,静岡 Shizuoka,愛知 Aichi,三重 Mie" +
  ",滋賀 Shiga,京都 Kyoto,大阪 Osaka,兵庫 Hyogo,奈良 Nara,和歌山 Wakayama,鳥取 Tottori,島根 Shimane" +
  ",岡山 Okayama,広島 Hiroshima,山口 Yamaguchi,徳島 Tokushima,香川 Kagawa,愛媛 Ehime,高知 Kochi,福岡 Fukuoka" +
  ",佐賀 Saga,長崎 Nagasaki,熊本 Kumamoto,大分 Oita,宮崎 Miyazaki,鹿児島 Kagoshima,沖縄 Okinawa";

const codes = new Map<string, string>(
  PREFECTURES.split(",").flatMap((pair, at) => {
    const [han = "", latin = ""] = pair.split(" ");
    const code = `JP-${String(at + 1).padStart(2, "0")}`;
    return [han, latin.toLowerCase(), code.toLowerCase()].map((name) => [name, code] as const);
  }),
);

/** A region as people read it; a code that is no prefecture's stays. */
export function regionName(code: string, lang: "en" | "ja"): string {
  const at = /^JP-(\d\d)$/u.exec(code)?.[1];
  const [han, latin] = PREFECTURES.split(",")[Number(at ?? 0) - 1]?.split(" ") ?? [];
  return (lang === "ja" ? han : latin) ?? code;
}

/** A region as it is compared; null where none is said. A code stays as its list writes it. */
export function regionKey(said: string | null): string | null {
  if (said === null) return null;
  const text = said.slice(0, 100).normalize("NFKC").trim();
  if (text === "") return null;
  const bare = text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/gu, "")
    .normalize("NFC")
    .replace(/(?<=..)[都府県]$/u, "")
    .replace(/[\s-]+(?:prefecture|pref\.?|ken|fu|to|do|metropolis)$/u, "");
  return codes.get(text.toLowerCase()) ?? codes.get(bare) ?? text;
}
