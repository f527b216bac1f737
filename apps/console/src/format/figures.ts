/** How counts, bits and sizes are written, by the reader's language. */
import type { Lang } from "../words/pair.ts";

const COUNT = { ja: new Intl.NumberFormat("ja"), en: new Intl.NumberFormat("en-GB") };

/** 1204 → 1,204. */
export const count = (n: number, lang: Lang): string => COUNT[lang].format(n);

/** Evidence with its sign, one decimal, a true minus: +8.1, −9.8, 0.0. */
export function bits(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  const sign = rounded > 0 ? "+" : rounded < 0 ? "−" : "";
  return `${sign}${Math.abs(rounded).toFixed(1)}`;
}

/** 26214400 → 25 MB (binary multiples, as the hub's limits are meant). */
export function bytes(n: number): string {
  if (n < 1024) return `${n} B`;
  if (n < 1024 * 1024) return `${Math.round(n / 1024)} kB`;
  return `${Math.round((n / 1024 / 1024) * 10) / 10} MB`;
}
