/** Ways of channels in words. */
import type { PartnerChannel } from "@noroshi/api";

export const WAY_NAMES: Readonly<Record<PartnerChannel["way"], { readonly ja: string; readonly en: string }>> = {
  taxii: { ja: "TAXII に送る", en: "TAXII, pushed" },
  webhook: { ja: "署名付き通知", en: "signed notes" },
  taxii_pull: { ja: "TAXII から取る", en: "TAXII, taken" },
  misp_feed: { ja: "MISP フィードから取る", en: "MISP feed, taken" },
  misp_pull: { ja: "MISP から取る", en: "MISP server, taken" },
};
