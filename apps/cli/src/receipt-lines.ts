/** Says to a person what became of a file: its receipt, what was left out of it, or why nothing of it was stored. */
import type { Receipt } from "@noroshi/api";
import { faultsOf } from "./hub/faults.ts";
import type { Language } from "./language.ts";
import { printable } from "./lines-out.ts";

const MOST = 20;

/** @param status HTTP status of the answer @param body its body: a receipt at 202, counts of entries at 200, else a refusal */
export function receiptLines(file: string, status: number, body: unknown, lang: Language): readonly string[] {
  const faults = faultsOf(body);
  const places = faults
    .slice(0, MOST)
    .map(
      (f) =>
        `    ${printable(f.place) || (lang === "ja" ? "（全体）" : "(whole)")}: ${printable(f.say[lang])} [${f.code}]`,
    );
  const rest =
    faults.length > MOST
      ? [lang === "ja" ? `    ほか ${faults.length - MOST} 件` : `    … and ${faults.length - MOST} more`]
      : [];
  const head =
    status === 202
      ? accepted(file, body as Receipt, lang)
      : status === 200
        ? stored(file, body as { stored: number; unchanged: number }, lang)
        : refused(file, status, lang);
  return [head, ...places, ...rest];
}

function accepted(file: string, r: Receipt, lang: Language): string {
  const version =
    r.version !== null && r.version > 1 ? (lang === "ja" ? `第${r.version}版、` : `version ${r.version}, `) : "";
  const reports =
    lang === "ja"
      ? `報告 ${r.reportIds.length} 件`
      : `${r.reportIds.length} ${r.reportIds.length === 1 ? "report" : "reports"}`;
  const said = lang === "ja" ? "受領" : "receipt";
  return `✓ ${printable(file)}: ${r.outcome}, ${version}${reports}, ${said} ${r.id}, ${r.receivedAt}`;
}

/** An advisory went to the reference material. */
function stored(file: string, of: { stored: number; unchanged: number }, lang: Language): string {
  return lang === "ja"
    ? `✓ ${printable(file)}: 参考資料 ${of.stored} 件を保存（変更なし ${of.unchanged} 件）`
    : `✓ ${printable(file)}: ${of.stored} entries stored as reference material, ${of.unchanged} unchanged`;
}

function refused(file: string, status: number, lang: Language): string {
  return lang === "ja"
    ? `✗ ${printable(file)}: 受け付けられませんでした（${status}）。何も保存していません。`
    : `✗ ${printable(file)}: refused (${status}); nothing of it was stored`;
}
