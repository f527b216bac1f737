/** Invented organisations with a Japanese and an English name that are one name in two scripts. */
import { type Chance, pick } from "../chance.ts";
import type { Victim } from "./telling.ts";

const first: readonly (readonly [string, string])[] = [
  ["灯", "Tomo"],
  ["霧", "Kiri"],
  ["汐", "Shio"],
  ["暁", "Aka"],
  ["楓", "Kaede"],
  ["碧", "Midori"],
  ["鈴", "Suzu"],
  ["萩", "Hagi"],
  ["葦", "Ashi"],
  ["雁", "Kari"],
  ["鷺", "Sagi"],
  ["橘", "Tachibana"],
  ["槙", "Maki"],
  ["椿", "Tsubaki"],
  ["柊", "Hiiragi"],
  ["榎", "Enoki"],
  ["狼", "Okami"],
  ["蛍", "Hotaru"],
  ["朧", "Oboro"],
  ["雫", "Shizuku"],
  ["凪", "Nagi"],
  ["渚", "Nagisa"],
  ["轟", "Todoroki"],
  ["梓", "Azusa"],
  ["霜", "Shimo"],
  ["稲", "Ine"],
  ["桐", "Giri"],
  ["蓮", "Hasu"],
  ["鴨", "Kamo"],
  ["鶴", "Tsuru"],
  ["亀", "Kame"],
  ["鮎", "Ayu"],
  ["菅", "Suga"],
  ["茂", "Moto"],
  ["笹", "Sasa"],
  ["粟", "Awa"],
  ["藤", "Fuji"],
  ["杉", "Sugi"],
  ["楠", "Kusu"],
  ["栗", "Kuri"],
];
const second: readonly (readonly [string, string])[] = [
  ["浜", "hama"],
  ["代", "shiro"],
  ["路", "ji"],
  ["原", "hara"],
  ["沢", "zawa"],
  ["瀬", "se"],
  ["嶋", "jima"],
  ["崎", "zaki"],
  ["岡", "oka"],
  ["里", "sato"],
  ["野", "no"],
  ["谷", "tani"],
  ["田", "da"],
  ["川", "kawa"],
  ["峰", "mine"],
  ["森", "mori"],
  ["橋", "bashi"],
  ["津", "tsu"],
  ["江", "e"],
  ["城", "jo"],
  ["塚", "zuka"],
  ["窪", "kubo"],
  ["淵", "buchi"],
  ["滝", "taki"],
  ["泉", "izumi"],
  ["洲", "su"],
  ["磯", "iso"],
  ["越", "goe"],
  ["宮", "miya"],
  ["倉", "kura"],
  ["畑", "hata"],
  ["堀", "bori"],
  ["辺", "be"],
  ["牧", "maki"],
  ["根", "ne"],
  ["戸", "do"],
];
const trades: readonly (readonly [string, string, "company" | "body"])[] = [
  ["港運", "Port Transport", "company"],
  ["電力", "Electric Power", "company"],
  ["銀行", "Bank", "company"],
  ["鉄道", "Railway", "company"],
  ["通信", "Telecom", "company"],
  ["製薬", "Pharmaceuticals", "company"],
  ["物流", "Logistics", "company"],
  ["保険", "Insurance", "company"],
  ["食品", "Foods", "company"],
  ["製作所", "Manufacturing", "company"],
  ["病院", "Hospital", "body"],
  ["大学", "University", "body"],
  ["市水道局", "City Waterworks", "body"],
  ["信用金庫", "Shinkin Bank", "body"],
  ["市役所", "City Office", "body"],
];
const regions = ["北海道", "宮城", "東京", "愛知", "大阪", "広島", "福岡", "沖縄"];

/** An organisation whose stem is not among `taken`, and is among them afterwards. */
export function inventVictim(chance: Chance, taken: Set<string>): Victim {
  for (let tries = 0; tries < 10_000; tries += 1) {
    const [a, b, trade] = [pick(chance, first), pick(chance, second), pick(chance, trades)];
    const stem = { ja: a[0] + b[0], en: a[1] + b[1] };
    // one stem, one organisation: companies of one group are a matter of their own
    if (taken.has(stem.en)) continue;
    taken.add(stem.en);
    const company = trade[2] === "company";
    return {
      ja: `${stem.ja}${trade[0]}${company ? "株式会社" : ""}`,
      en: `${stem.en} ${trade[1]}${company ? " Co., Ltd." : ""}`,
      short: stem.en,
      region: pick(chance, regions),
    };
  }
  throw new Error("the world has no more names: draw fewer incidents");
}

/** Another name for it: a letter lost, the short name, the holding company, or the form of company written otherwise. */
export function otherName(victim: Victim, chance: Chance): { readonly ja: string; readonly en: string } {
  const bare = { ja: victim.ja.replace("株式会社", ""), en: victim.en.replace(" Co., Ltd.", "") };
  const at = 1 + Math.floor(chance() * (bare.en.length - 2));
  return pick(chance, [
    { ja: `（株）${bare.ja}`, en: bare.en.slice(0, at) + bare.en.slice(at + 1) },
    { ja: `${bare.ja}ホールディングス`, en: `${victim.short} Holdings Inc.` },
    { ja: victim.en, en: `${victim.short} Group d/b/a ${bare.en}` },
    { ja: `${bare.ja} 情報システム部`, en: bare.en.toUpperCase() },
  ]);
}
