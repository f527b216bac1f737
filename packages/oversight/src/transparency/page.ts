/** An issue of the public statistics as one page of HTML without script, in one language; the same bytes for everybody. */
import { dayOf, escaped, STYLE } from "../report/text.ts";
import type { PublicCell, PublicIssue, PublicTable } from "./issue.ts";

const SAY = {
  en: {
    period: "Period",
    to: "to (exclusive)",
    total: "Total",
    year: "Year so far",
    withheld: "n/p",
    note: (t: number) =>
      `Counts from 1 to ${t - 1} are shown as “<${t}”. “n/p” is not published, because another count could be worked out from it.`,
  },
  ja: {
    period: "対象期間",
    to: "まで（終わりを含まない）",
    total: "計",
    year: "年度累計",
    withheld: "非公表",
    note: (t: number) =>
      `1から${t - 1}までの件数は「<${t}」と示す。「非公表」は、ほかの件数が推定されるため公表しない。`,
  },
} as const;

export function issuePage(issue: PublicIssue, language: "en" | "ja"): string {
  const say = SAY[language];
  const shown = (cell: PublicCell): string => (cell === "withheld" ? say.withheld : escaped(String(cell)));
  const rows = (table: PublicTable): string =>
    table.rows
      .flatMap((row) => {
        const name = escaped(row.title === null ? say.total : row.title[language]);
        const line = (head: string, cells: readonly PublicCell[]): string =>
          `<tr><th scope="row">${head}</th>${cells.map((c) => `<td class="n">${shown(c)}</td>`).join("")}</tr>`;
        return [line(name, row.cells), ...(row.year.length === 0 ? [] : [line(`${name} · ${say.year}`, row.year)])];
      })
      .join("");
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${escaped(issue.title[language])}</title><style>${STYLE}</style></head><body><h1>${escaped(issue.title[language])} ${issue.number}</h1>`,
    `<p>${say.period}: ${dayOf(issue.period.from)} – ${dayOf(issue.period.to)} ${say.to}</p>`,
    ...issue.tables.map(
      (t) =>
        `<h2>${escaped(t.title[language])}</h2><table><thead><tr><th></th>${t.columns.map((c) => `<th scope="col" class="n">${escaped(c.title[language])}</th>`).join("")}</tr></thead><tbody>${rows(t)}</tbody></table>`,
    ),
    `<p class="s">${escaped(say.note(issue.threshold))}</p></body></html>`,
  ].join("\n");
}
