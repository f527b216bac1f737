/** A statutory report as one page of HTML, in one language, without script: what the legislature is handed. */
import type { StatutoryReport } from "./count.ts";
import { dayOf, escaped, STYLE } from "./text.ts";

const SAY = {
  en: {
    period: "Period",
    to: "to (exclusive)",
    basis: "Basis",
    figure: "Figure",
    count: "Count",
    overview: "Overview",
    exercise: "Exercise. This is no statutory report.",
    assumed: "The profile has not been held against the law yet.",
    unclassified: "Acts that no provision of the profile fits",
    digest: "SHA-256 of the frozen report",
  },
  ja: {
    period: "対象期間",
    to: "から（終わりを含まない）",
    basis: "根拠",
    figure: "項目",
    count: "件数",
    overview: "概要",
    exercise: "演習。法定の報告ではない。",
    assumed: "プロファイルは法文との照合を終えていない。",
    unclassified: "プロファイルのどの規定にも当たらない行為",
    digest: "確定した報告のSHA-256",
  },
} as const;

/** @param digest SHA-256 of the frozen bytes, in hexadecimal digits; null while it is a draft */
export function reportPage(report: StatutoryReport, language: "en" | "ja", digest: string | null): string {
  const say = SAY[language];
  const items = report.items.map(
    (item) =>
      `<h2>${escaped(`${item.id}. ${item.title[language]}`)}</h2><table><thead><tr><th>${say.figure}</th><th class="n">${say.count}</th></tr></thead><tbody>` +
      item.figures.map((f) => `<tr><td>${escaped(f.title[language])}</td><td class="n">${f.count}</td></tr>`).join("") +
      `</tbody></table>${item.overview === null ? "" : `<h3>${say.overview}</h3><p>${escaped(item.overview).replaceAll("\n", "<br>")}</p>`}`,
  );
  const notes = [
    ...(report.standing === "exercise" ? [say.exercise] : []),
    ...(report.verified ? [] : [say.assumed]),
    ...(report.unclassified.length === 0 ? [] : [`${say.unclassified}: ${report.unclassified.length}`]),
  ];
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${escaped(report.title[language])}</title><style>${STYLE}</style></head><body><h1>${escaped(report.title[language])}</h1>`,
    ...notes.map((n) => `<p><strong>${escaped(n)}</strong></p>`),
    `<p>${say.period}: ${dayOf(report.period.from)} – ${dayOf(report.period.to)} ${say.to}<br>${say.basis}: ${escaped(report.basis)}</p>`,
    ...items,
    ...(digest === null ? [] : [`<p class="s">${say.digest}: ${escaped(digest)}</p>`]),
    "</body></html>",
  ].join("\n");
}
