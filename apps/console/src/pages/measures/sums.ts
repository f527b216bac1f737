/** Sums of money by kind and currency, exact to the hundredth; amounts of different currencies are never added. */
import type { MeasureDetail } from "@noroshi/api";

export interface Sum {
  readonly kind: string;
  readonly currency: string;
  readonly amount: string;
}

export function sumsOf(losses: MeasureDetail["losses"]): readonly Sum[] {
  const sums = new Map<string, { kind: string; currency: string; hundredths: bigint }>();
  for (const { kind, currency, amount } of losses) {
    const [whole = "0", part = ""] = amount.split(".");
    const sum = sums.get(`${kind} ${currency}`) ?? { kind, currency, hundredths: 0n };
    sum.hundredths += BigInt(whole) * 100n + BigInt(part.padEnd(2, "0").slice(0, 2));
    sums.set(`${kind} ${currency}`, sum);
  }
  return [...sums.values()].map(({ kind, currency, hundredths }) => {
    const rest = hundredths % 100n;
    const amount = `${hundredths / 100n}${rest === 0n ? "" : `.${String(rest).padStart(2, "0")}`}`;
    return { kind, currency, amount };
  });
}
