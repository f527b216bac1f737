/**
 * A recipient's copy of a package as a PDF for people, by the writer that filings have: the recipient's mark on every sheet and in the
 * document's properties, which hold the marking and the instant of the release beside it, and no author, host or name.
 */
import type { Envelope, SharedValue } from "@noroshi/sharing";
import { termsInWords, toldVictims } from "@noroshi/sharing";
import { filingFonts } from "../filings/fonts.ts";

export async function pdfOf(envelope: Envelope, values: readonly SharedValue[]): Promise<Uint8Array> {
  const [{ filingPdf }, fonts] = await Promise.all([import("@noroshi/cases/pdf"), filingFonts()]);
  const mark = `TLP:${envelope.tlp.toUpperCase()}`;
  const form = {
    language: "ja" as const,
    title: { ja: `${mark} 提供パッケージ / Release package`, en: `${mark} Release package` },
    text: {
      ja: "各値にはそれぞれの取扱区分がある。 Each value has its own marking and terms.",
      en: "Each value has its own marking and terms.",
    },
    source: `版 / Version ${envelope.version}`,
    verified: true,
  };
  const rows = values.map((v) => {
    const span = `${v.validFrom} – ${v.validUntil ?? ""}`;
    const text = [v.value, `TLP:${v.tlp.toUpperCase()} · ${span} · ${v.confidence}`, ...termsInWords(v)].join("\n");
    return { label: { ja: v.kind, en: v.kind }, cells: [], text };
  });
  const victims = toldVictims(envelope).map(({ lines, values, note }) => ({
    label: { ja: "被害組織 / Victim", en: "Victim" },
    cells: [],
    text: [
      ...lines.map((l) => `${l.label.ja} / ${l.label.en}: ${l.text}`),
      ...(values === null ? [] : [`報告にある値 / Values in its report: ${values}`]),
      note.ja,
      note.en,
    ].join("\n"),
  }));
  return filingPdf(
    form,
    { rows: [...victims, ...rows] },
    {
      fonts,
      at: envelope.at,
      recipient: envelope.recipient,
      sender: envelope.office,
      strip: { left: mark, right: envelope.recipient.ja },
      number: envelope.watermark,
      keywords: envelope.watermark,
    },
  );
}
