/**
 * Sums of money and numbers of persons as people write them: `約３億円`, `$1.2 million`, `2.37 BTC`, `50万ドル`, `12,000 patients`.
 * A number without a unit is no fact here.
 */
import type { AmountFeature } from "../contract/index.ts";
import { MOST } from "./text.ts";

const CURRENCY: Readonly<Record<string, string>> = {
  "¥": "JPY",
  円: "JPY",
  jpy: "JPY",
  yen: "JPY",
  $: "USD",
  us$: "USD",
  usd: "USD",
  ドル: "USD",
  米ドル: "USD",
  dollar: "USD",
  dollars: "USD",
  "€": "EUR",
  eur: "EUR",
  ユーロ: "EUR",
  euro: "EUR",
  euros: "EUR",
  "£": "GBP",
  gbp: "GBP",
  ポンド: "GBP",
  pounds: "GBP",
  krw: "KRW",
  ウォン: "KRW",
  won: "KRW",
  "₩": "KRW",
  btc: "BTC",
  xbt: "BTC",
  bitcoin: "BTC",
  bitcoins: "BTC",
  ビットコイン: "BTC",
  xmr: "XMR",
  monero: "XMR",
  モネロ: "XMR",
  eth: "ETH",
  ether: "ETH",
  ethereum: "ETH",
  イーサ: "ETH",
  イーサリアム: "ETH",
  usdt: "USDT",
  tether: "USDT",
  テザー: "USDT",
};

const FACTOR: Readonly<Record<string, number>> = {
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  億: 1e8,
  兆: 1e12,
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};

const NUMBER = String.raw`(\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,8})?|\d{1,15}(?:\.\d{1,8})?)`;
const SCALE = String.raw`\s?(百万|千|万|億|兆|thousand|million|billion|mn|bn|[km](?![a-z]))?`;
const BEFORE = new RegExp(
  String.raw`(US\$|[$¥€£₩]|\b(?:JPY|USD|EUR|GBP|KRW|BTC|XMR|ETH|USDT)\b)\s?${NUMBER}${SCALE}`,
  "giu",
);
const AFTER = new RegExp(
  String.raw`(?<![\d.,])${NUMBER}${SCALE}\s?(円|米ドル|ドル|ユーロ|ポンド|ウォン|ビットコイン|モネロ|イーサリアム|イーサ|テザー|(?:JPY|yen|USDT|USD|dollars?|EUR|euros?|GBP|pounds|KRW|won|BTC|XBT|bitcoins?|XMR|monero|ETH|ether(?:eum)?|tether)\b)`,
  "giu",
);
/** 3億5,000万円: parts of one number. */
const MIXED = /(?:(\d{1,4}(?:\.\d+)?)億)(?:([\d,]{1,6})万)?([\d,]{1,6})?(円|米ドル|ドル|ユーロ|ウォン)/gu;

/** Sums of money in a text (NFKC), each once, ascending within a currency. */
export function amountsIn(text: string): readonly AmountFeature[] {
  const found = new Map<string, AmountFeature>();
  const take = (unit: string, amount: number): void => {
    const currency = CURRENCY[unit.toLowerCase()];
    if (currency !== undefined && amount > 0 && Number.isFinite(amount) && found.size < MOST)
      found.set(`${currency} ${amount}`, { currency, amount });
  };
  const rest = text.replace(
    MIXED,
    (_, oku: string, man: string | undefined, ones: string | undefined, unit: string) => {
      take(unit, Math.round(Number(oku) * 1e8 + plain(man) * 1e4 + plain(ones)));
      return " ";
    },
  );
  for (const [, unit = "", number = "", scale] of rest.matchAll(BEFORE)) take(unit, scaled(number, scale));
  for (const [, number = "", scale, unit = ""] of rest.matchAll(AFTER)) take(unit, scaled(number, scale));
  return [...found.values()].sort((a, b) =>
    a.currency < b.currency ? -1 : a.currency > b.currency ? 1 : a.amount - b.amount,
  );
}

const PERSONS = new RegExp(
  String.raw`(?<![\d.,¥$€£])${NUMBER}${SCALE}\s?(?:(?:人|名)(?![\p{Script=Han}])|名分|人分|(?:affected\s)?(?:individuals|people|persons|patients|customers|residents|employees|members|students|clients|subscribers|users)\b)`,
  "giu",
);

/** The one number of persons that a text tells; null where it tells none, or several that differ. */
export function personsCounted(text: string): number | null {
  const counts = new Set([...text.matchAll(PERSONS)].map(([, number = "", scale]) => scaled(number, scale)));
  const [only] = counts;
  return counts.size === 1 && only !== undefined && Number.isSafeInteger(only) && only > 0 ? only : null;
}

function scaled(number: string, scale: string | undefined): number {
  // eight decimals are the finest that any of these units has
  return Math.round(plain(number) * (FACTOR[(scale ?? "").toLowerCase()] ?? 1) * 1e8) / 1e8;
}

function plain(number: string | undefined): number {
  return number === undefined || number === "" ? 0 : Number(number.replaceAll(",", ""));
}
