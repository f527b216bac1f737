/** A link's reasons in the words of both languages, as screens and exports show them. */
import type { ViewLink } from "@noroshi/api";
import { type ScoredLink, sayReason } from "@noroshi/fusion";

export function linkReasons(link: ScoredLink): ViewLink["reasons"] {
  return link.reasons.map((r) => ({
    feature: r.feature,
    code: r.code,
    say: { en: sayReason(r, "en"), ja: sayReason(r, "ja") },
    bits: r.bits,
  }));
}
