/** What a request says for itself, whether it was drafted here or written by another system. */
import type { MeasureDetail } from "@noroshi/api";

/** As it was drafted here, or as another system wrote it. */
export function saidOf(m: MeasureDetail) {
  const d = m.document;
  const text = (value: unknown): string => (Array.isArray(value) ? value.map(String).join("\n") : String(value ?? ""));
  if (m.form === null)
    return {
      necessity: text(d?.["necessity"]),
      subsidiarity: text(d?.["subsidiarity"]),
      scope: text(d?.["proportionality"]),
    };
  const { necessity: n, subsidiarity, proportionality } = m.form;
  return {
    necessity: [n.targetAct, n.protectedComputer, n.why].join("\n"),
    subsidiarity: subsidiarity.map((s) => `${s.means} — ${s.whyNot}`).join("\n"),
    scope: proportionality.scope,
  };
}
