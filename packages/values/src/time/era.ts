/**
 * Japanese eras: which year of the common calendar an era year is.
 * A year past the end of its era (平成32年, printed on forms before anyone knew) counts on.
 */

/** Year before the first of each era: 明治 1868, 大正 1912, 昭和 1926, 平成 1989, 令和 2019. */
const YEAR_BEFORE: Readonly<Record<string, number>> = {
  明治: 1867,
  明: 1867,
  M: 1867,
  大正: 1911,
  大: 1911,
  T: 1911,
  昭和: 1925,
  昭: 1925,
  S: 1925,
  平成: 1988,
  平: 1988,
  H: 1988,
  令和: 2018,
  令: 2018,
  R: 2018,
};

/** Era names and letters as a pattern piece. */
export const ERA = "明治|大正|昭和|平成|令和|[明大昭平令]|[MTSHR]";

/** Common year of an era year (`令和`, `元` → 2019), or undefined. */
export function commonYear(era: string, year: string): number | undefined {
  const before = YEAR_BEFORE[era.length === 1 ? era.toUpperCase() : era];
  const count = year === "元" ? 1 : Number(year);
  return before === undefined || !(count >= 1) ? undefined : before + count;
}
