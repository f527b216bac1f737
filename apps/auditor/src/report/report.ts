/** The audit as a page for people: what was looked at, what holds, what does not, in the reader's language. */
import type { Audit } from "../audit.ts";
import { type Finding, isFailure } from "../findings.ts";
import type { ProvedAct } from "../proof.ts";
import type { JudgedSensor } from "../sensors/sensor.ts";
import { type Language, WORDS } from "./words.ts";

const SAY = {
  en: {
    holds: "The export holds.",
    fails: "The export does not hold.",
    realm: "Realm",
    log: "Log",
    leaves: "leaves",
    witnesses: "Cosigned by",
    nobody: "nobody",
    acts: "Acts",
    padding: "padding",
    own: "The commission's own reads",
    records: "Records present, erased",
    sensor: "Sensor",
    seen: (seen: number, kept: number, destroyed: number, refused: number, entries: number) =>
      `${seen} records seen = ${kept} kept + ${destroyed} destroyed + ${refused} refused, in ${entries} entries`,
    failures: "Failures",
    remarks: "Remarks",
    none: "none",
    more: "more of this kind",
    proved: "This act was in the log.",
    unproved: "This proof does not hold.",
    place: "Place in the log",
  },
  ja: {
    holds: "書き出しの内容は検証できました。",
    fails: "書き出しの内容に問題があります。",
    realm: "領域",
    log: "台帳",
    leaves: "葉",
    witnesses: "連署した立会人",
    nobody: "なし",
    acts: "行為",
    padding: "詰め物",
    own: "委員会自身の閲覧",
    records: "保存中・消去済みの記録",
    sensor: "センサー",
    seen: (seen: number, kept: number, destroyed: number, refused: number, entries: number) =>
      `受信 ${seen} 件 = 保存 ${kept} + 破棄 ${destroyed} + 拒否 ${refused}（${entries} 行）`,
    failures: "不合格",
    remarks: "留意点",
    none: "なし",
    more: "同種の残り",
    proved: "この行為は台帳に記録されていました。",
    unproved: "この証明は成り立ちません。",
    place: "台帳での位置",
  },
} as const;

export function auditPage(audit: Audit, sensors: readonly JudgedSensor[], language: Language): string {
  const say = SAY[language];
  const { manifest, log, entries, ownReads, records } = audit;
  const lines = [audit.ok ? say.holds : say.fails, ""];
  if (manifest) lines.push(row(say.realm, `${manifest.realm} (${manifest.kind}), ${manifest.at}`));
  if (log) {
    lines.push(row(say.log, `${log.checkpoint.origin}, ${log.checkpoint.size} ${say.leaves}`));
    lines.push(row(say.witnesses, cosigners(log.checkpoint.cosigned) || say.nobody));
  }
  if (entries) lines.push(row(say.acts, `${entries.acts.length} (+ ${entries.padding} ${say.padding})`));
  if (ownReads) lines.push(row(say.own, String(ownReads.acts.length)));
  if (records) lines.push(row(say.records, `${records.present}, ${records.erased}`));
  for (const one of sensors)
    lines.push(
      row(
        `${say.sensor} ${plain(one.name)}`,
        say.seen(one.received, one.kept, one.destroyed, one.refused, one.entries),
      ),
    );
  const failures = audit.findings.all.filter(isFailure);
  const remarks = audit.findings.all.filter((one) => !isFailure(one));
  lines.push("", `${say.failures}: ${failures.length === 0 ? say.none : ""}`.trimEnd());
  lines.push(...told(failures, audit, language));
  lines.push("", `${say.remarks}: ${remarks.length === 0 ? say.none : ""}`.trimEnd());
  lines.push(...told(remarks, audit, language));
  return `${lines.join("\n")}\n`;
}

export function proofPage(proved: ProvedAct | undefined, findings: readonly Finding[], language: Language): string {
  const say = SAY[language];
  if (proved === undefined) {
    const why = findings.map((one) => `  ${one.code}  ${WORDS[one.code][language]}: ${plain(one.detail)}`);
    return `${[say.unproved, "", ...why].join("\n")}\n`;
  }
  const entry: unknown = JSON.parse(proved.entry);
  const lines = [
    say.proved,
    "",
    row(say.log, `${proved.origin}, ${proved.size} ${say.leaves}`),
    row(say.place, String(proved.index)),
    row(say.witnesses, cosigners(proved.cosigned) || say.nobody),
    "",
    plain(JSON.stringify(entry, null, 2)),
  ];
  return `${lines.join("\n")}\n`;
}

function told(findings: readonly Finding[], audit: Audit, language: Language): string[] {
  const lines: string[] = [];
  for (const [code, all] of Map.groupBy(findings, (one) => one.code)) {
    lines.push(`  ${code}  ${WORDS[code][language]}`);
    for (const one of all) lines.push(`    ${plain(one.place)}${one.detail === "" ? "" : `: ${plain(one.detail)}`}`);
    const left = (audit.findings.counts.get(code) ?? 0) - all.length;
    if (left > 0) lines.push(`    … ${left} ${SAY[language].more}`);
  }
  return lines;
}

const row = (name: string, value: string): string => `  ${name}: ${value}`;

function cosigners(cosigned: ReadonlyMap<string, bigint>): string {
  return [...cosigned].map(([name, at]) => `${name} (${new Date(Number(at) * 1000).toISOString()})`).join(", ");
}

/** What came from outside is printed without control signs. */
function plain(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, "\u{fffd}");
}
