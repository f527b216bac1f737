/** Some hundred invented indicators, so that the long list has something to scroll. */

import type { Indicator } from "@noroshi/api";
import { realmNow } from "./clock.ts";
import { S1, S3, S4, VALUES } from "./reports.ts";

const row = (i: number, kind: string, value: string, validUntil: string | null): Indicator => {
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
    ...{ confidence: 50, origins: 1, effects: [] },
  };
};

export const INDICATORS: readonly Indicator[] = [
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
