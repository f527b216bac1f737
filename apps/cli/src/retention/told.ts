/** What stands of retention as lines for people, in Japanese or English: classes with what is due, disposals, holds, certificates. */
import type { ErasureCertificates, Retention } from "@noroshi/api";
import type { Language } from "../language.ts";
import { printable } from "../lines-out.ts";

const SAY = {
  en: {
    due: (n: number, days: number, from: string | null) =>
      `${n} due, kept for ${days} days${from === null ? "" : `, the first since ${from}`}`,
    disposals: "Disposals",
    holds: "Legal holds",
    none: "none",
    reports: (n: number) => `${n} reports`,
    done: (erased: number, kept: number) => `${erased} erased, ${kept} kept back`,
    yours: "waits for your answer",
    report: "report",
    case: "case",
    certificates: (n: number, of: string) => `${n} certificates of disposal ${of}`,
    certified: (due: string, at: string) => `due ${due}, erased ${at}`,
    broken: "NOT WHOLE: its words are not what was certified",
    state: {
      asked: "proposed",
      confirmed: "confirmed",
      refused: "refused",
      expired: "expired",
      done: "done",
      lies: "lies",
      lifting: "to be lifted",
      lifted: "lifted",
    },
  },
  ja: {
    due: (n: number, days: number, from: string | null) =>
      `期限到来 ${n} 件、保存 ${days} 日${from === null ? "" : `、最初は ${from}`}`,
    disposals: "廃棄",
    holds: "保全",
    none: "なし",
    reports: (n: number) => `報告 ${n} 件`,
    done: (erased: number, kept: number) => `消去 ${erased}、留保 ${kept}`,
    yours: "あなたの回答待ち",
    report: "報告",
    case: "事案",
    certificates: (n: number, of: string) => `廃棄 ${of} の証明書 ${n} 件`,
    certified: (due: string, at: string) => `期日 ${due}、消去 ${at}`,
    broken: "不正：証明された内容と異なります",
    state: {
      asked: "提案中",
      confirmed: "同意済み",
      refused: "拒否",
      expired: "期限切れ",
      done: "実施済み",
      lies: "保全中",
      lifting: "解除の提案中",
      lifted: "解除済み",
    },
  },
} as const;

export function retentionLines(r: Retention, language: Language): readonly string[] {
  const say = SAY[language];
  const classes = r.plan.classes.map(
    (k) => `${k.id}  ${printable(k.name[language])}: ${say.due(k.due, k.keepDays, k.earliest)}`,
  );
  const disposals = r.disposals.map((d) => {
    const came = d.erased === null || d.keptBack === null ? [] : [say.done(d.erased, d.keptBack)];
    const parts = [d.class, say.reports(d.reports), say.state[d.state], ...came, ...(d.mayAnswer ? [say.yours] : [])];
    return `  ${d.id}  ${parts.join(", ")}: ${printable(d.reason)}`;
  });
  const holds = r.holds.map((h) => {
    const parts = [`${say[h.about.kind]} ${h.about.id}`, say.state[h.state], ...(h.mayAnswer ? [say.yours] : [])];
    return `  ${h.id}  ${parts.join(", ")}: ${printable(h.reason)}`;
  });
  return [...classes, "", ...listed(say.disposals, disposals, say.none), "", ...listed(say.holds, holds, say.none)];
}

const listed = (name: string, lines: readonly string[], none: string): readonly string[] =>
  lines.length === 0 ? [`${name}: ${none}`] : [`${name}:`, ...lines];

export function certificateLines(found: ErasureCertificates, language: Language): readonly string[] {
  const say = SAY[language];
  const lines = found.certificates.map(
    (c) => `  ${c.key}  ${c.class}, ${c.whole ? say.certified(c.dueAt, c.at) : say.broken}`,
  );
  return [say.certificates(found.certificates.length, found.disposal), ...lines];
}
