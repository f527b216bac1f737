/** What was found in a court export, as a sheet for people, in the reader's language. */
import { type Findings, isFailure } from "../findings.ts";
import { plain, type Sheet, told } from "../report/sheet.ts";
import type { Language } from "../report/words.ts";
import type { JudgedCourt } from "./court.ts";

const SAY = {
  en: {
    holds: "The court export holds.",
    fails: "The court export does not hold.",
    court: "Court",
    by: "Laid before it by",
    order: "Ordered",
    two: "by two people",
    one: "by one person: all of it may be widely shared",
    originals: "Originals",
    proofs: "Proofs",
    index: "Fingerprint of the index",
  },
  ja: {
    holds: "裁判所提出資料は検証できました。",
    fails: "裁判所提出資料に問題があります。",
    court: "裁判所",
    by: "提出者",
    order: "命令",
    two: "二人による",
    one: "一人による（広く共有できるもののみ）",
    originals: "原本",
    proofs: "証明",
    index: "索引の指紋",
  },
} as const;

export function courtSheet(judged: JudgedCourt | undefined, findings: Findings, language: Language): Sheet {
  const say = SAY[language];
  const holds = judged !== undefined && !findings.all.some(isFailure);
  const rows: [string, string][] = [];
  if (judged !== undefined) {
    const { index } = judged;
    rows.push(
      [say.court, plain(index.court)],
      [say.by, plain(`${index.by.body} (${index.realm}), ${index.at}`)],
      [say.order, `${index.order.at}, ${index.order.second ? say.two : say.one}`],
      [say.originals, String(judged.originals)],
      [say.proofs, String(judged.proofs)],
      [say.index, judged.digest],
    );
  }
  return { holds, title: holds ? say.holds : say.fails, why: "", rows, entry: undefined, ...told(findings, language) };
}
