/** Some hundred invented indicators, so that the long list has something to scroll. */

import { realmNow } from "./clock.ts";
import { S1, S3, S4, VALUES } from "./reports.ts";

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly value: string;
  readonly report: { readonly id: string; readonly title: string };
  readonly sender: typeof S1.sender;
  readonly marking: typeof S1.marking;
  readonly receivedAt: string;
  readonly validUntil: string | null;
  readonly expired: boolean;
  readonly listed: boolean;
}

const row = (i: number, kind: string, value: string, validUntil: string | null): Row => {
  const report = [S1, S3, S4][i % 3] ?? S1;
  return {
    id: `indicator-${i}`,
    kind,
    value,
    report: { id: report.id, title: report.title },
    sender: report.sender,
    marking: report.marking,
    receivedAt: report.receivedAt,
    validUntil,
    expired: validUntil !== null && validUntil < realmNow(),
    listed: false,
  };
};

export const INDICATORS: readonly Row[] = [
  ...VALUES.map((v, i) => row(i, v.kind, v.value, v.validUntil)),
  ...Array.from({ length: 420 }, (_, i) =>
    i % 2 === 0
      ? row(i, "ipv4", `198.51.100.${i % 255}`, i % 10 === 0 ? "2026-11-30T00:00:00Z" : null)
      : row(i, "domain", `node-${i}.tin-whistle.test`, null),
  ),
];

/** As the hub does: any writing of the value finds it. */
export const refang = (text: string): string =>
  text.normalize("NFKC").trim().replaceAll("[.]", ".").replace(/^hxxp/i, "http").toLowerCase();
