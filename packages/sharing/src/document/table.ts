/** A package for people and for spreadsheets: CSV and a page of HTML, each with the recipient's mark on it. */
import { csvRow } from "@noroshi/values";
import { termMarking } from "../stix/terms.ts";
import { VICTIM_NOTE, victimLines, victimValues } from "../victims/card.ts";
import type { Envelope, SharedValue } from "./shared-value.ts";

const COLUMNS = ["kind", "value", "tlp", "handling", "valid_from", "valid_until", "confidence"] as const;

/** What binds whoever gets the value, one fixed sentence a term. */
export const termsInWords = (v: Pick<SharedValue, "terms">): readonly string[] =>
  v.terms.map((t) => termMarking(t).definition.statement);

const cells = (v: SharedValue): readonly (string | number | null)[] => [
  v.kind,
  v.value,
  `TLP:${v.tlp.toUpperCase()}`,
  termsInWords(v).join(" "),
  v.validFrom,
  v.validUntil,
  v.confidence,
];

/** UTF-8 with a mark at its head, so that spreadsheets read Japanese; rows ended as RFC 4180 ends them. */
export function csvOf(envelope: Envelope, values: readonly SharedValue[]): string {
  const about = [
    ["marking", `TLP:${envelope.tlp.toUpperCase()}`],
    ["recipient", envelope.recipient.en],
    ["office", envelope.office.en],
    ["released", envelope.at],
    ["version", String(envelope.version)],
    ["copy", envelope.watermark],
    ...toldVictims(envelope).flatMap(({ lines, values }) => [
      ...lines.map((l) => [`victim_${l.field}`, l.text]),
      ...(values === null ? [] : [["victim_values", values]]),
      ["victim_terms", VICTIM_NOTE.en],
    ]),
  ];
  return `\ufeff${[...about, [], COLUMNS, ...values.map(cells)].map(csvRow).join("")}`;
}

/** Victims of whom something is told now. */
export function toldVictims(envelope: Pick<Envelope, "victims">) {
  return envelope.victims
    .filter((card) => card.words !== null)
    .map((card) => ({ lines: victimLines(card), values: victimValues(card), note: VICTIM_NOTE }));
}

/** One page without script and without anything from elsewhere; the marking and the copy's mark stand on every printed sheet. */
export function htmlOf(envelope: Envelope, values: readonly SharedValue[]): string {
  const mark = `TLP:${envelope.tlp.toUpperCase()}`;
  const rows = values.map(
    (v) =>
      `<tr>${cells(v)
        .map((c) => `<td>${escaped(String(c ?? ""))}</td>`)
        .join("")}</tr>`,
  );
  const facts = [
    ["提供先 / Recipient", `${envelope.recipient.ja} / ${envelope.recipient.en}`],
    ["提供元 / Office", `${envelope.office.ja} / ${envelope.office.en}`],
    ["提供日時 / Released", envelope.at],
    ["版 / Version", String(envelope.version)],
    ["控え番号 / Copy", envelope.watermark],
  ];
  return `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><title>${mark}</title>
<style>
body{font:14px/1.5 sans-serif;color:#1a1a1a;margin:24px}
h1{font-size:18px}
.strip{position:fixed;left:0;right:0;bottom:0;background:#fff;border-top:1px solid;font-size:11px;padding:2px 24px}
table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid #bbb;padding:2px 8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}
td:nth-child(2){font-family:monospace}
</style></head><body>
<h1>${mark} 提供パッケージ / Release package</h1>
<table>${facts.map(([k, v]) => `<tr><th>${escaped(k ?? "")}</th><td>${escaped(v ?? "")}</td></tr>`).join("")}</table>
${toldVictims(envelope).map(victimTable).join("\n")}
<h2>指標 / Indicators (${values.length})</h2>
<table><thead><tr>${COLUMNS.map((c) => `<th>${c}</th>`).join("")}</tr></thead><tbody>
${rows.join("\n")}
</tbody></table>
<div class="strip">${mark} · ${escaped(envelope.recipient.en)} · ${escaped(envelope.watermark)}</div>
</body></html>
`;
}

function victimTable({ lines, values }: ReturnType<typeof toldVictims>[number]): string {
  const rows = [
    ...lines.map((l) => [`${l.label.ja} / ${l.label.en}`, l.text]),
    ...(values === null ? [] : [["報告にある値 / Values in its report", values]]),
  ];
  return `<h2>被害組織 / Victim</h2>
<table>${rows.map(([k, v]) => `<tr><th>${escaped(k ?? "")}</th><td>${escaped(v ?? "")}</td></tr>`).join("")}</table>
<p>${escaped(`${VICTIM_NOTE.ja} ${VICTIM_NOTE.en}`)}</p>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
