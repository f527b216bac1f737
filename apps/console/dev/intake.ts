/**
 * A fake understanding of files, by their names, enough to see every state of the filing page:
 * "broken" cannot be accepted, "bad" is refused in part, "busy" answers 503 once; all else is understood.
 */
import type { Understood } from "@noroshi/api";
import { detailOf } from "./report-detail.ts";
import { S1 } from "./reports.ts";

const BAD: Understood["refused"] = [
  {
    code: "BAD_DATE",
    place: "B13",
    say: {
      ja: "「7.13.2026 25:10」という時刻はない。2026/12/07 06:30、または令和8年12月7日 6:30の形で書く。",
      en: "There is no “7.13.2026 25:10”. Write it as 2026/12/07 06:30 or 令和8年12月7日 6:30.",
    },
  },
  {
    code: "BAD_VALUE",
    place: "B31:6",
    say: {
      ja: "「203.0.113.256」はIPv4アドレスではない。各部は0〜255で書く。",
      en: "“203.0.113.256” is no IPv4 address. Each part is 0–255.",
    },
  },
];

export function understandingOf(fileName: string): Understood {
  if (fileName.includes("broken")) return { format: null, accepted: false, reports: [], refused: BAD };
  const s1 = detailOf(S1.id);
  if (!s1) throw new Error("the fake hub has lost its first report");
  return {
    format: s1.format,
    accepted: true,
    refused: fileName.includes("bad") ? BAD : [],
    reports: [
      {
        title: s1.title,
        kind: s1.kind,
        incidentType: s1.incidentType,
        sourceId: "IW-2026-1207-01",
        tlp: "amber",
        fields: s1.fields,
        items: s1.itemList.map((item, i) => ({
          place: `B31:${i + 1}`,
          kind: item.kind,
          value: item.value,
          raw: item.value.replaceAll(".", "[.]").replace("http", "hxxp"),
          indicator: item.indicator,
          validUntil: item.validUntil,
        })),
      },
    ],
  };
}
