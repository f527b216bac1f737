/** Says in words why incidents stand in one campaign or one vendor wave. */
import type { CampaignReason } from "../campaign/campaigns.ts";
import type { WaveReason } from "../campaign/waves.ts";
import type { ExplainLanguage } from "./explain.ts";

/** One reason of a campaign. */
export function sayCampaignReason({ code, kind, value, incidents }: CampaignReason, lang: ExplainLanguage): string {
  const many = incidents.length;
  if (code === "SHARED_INFRASTRUCTURE")
    return lang === "ja"
      ? `${many}件の事案が${kind}を共有する: ${value}`
      : `${many} incidents hold the ${kind} ${value}`;
  return lang === "ja"
    ? `${many}件の事案の手口が一致する: ${value}`
    : `${many} incidents have these ways alike: ${value}`;
}

/** One reason of a vendor wave. */
export function sayWaveReason(reason: WaveReason, lang: ExplainLanguage): string {
  const ja = lang === "ja";
  switch (reason.code) {
    case "ROOT_NAMED": {
      const { root, victims } = reason.facts;
      return ja
        ? `${victims}組織が${root}を経由した被害を報告している`
        : `${victims} organisations tell that they were hit through ${root}`;
    }
    case "TOGETHER": {
      const { days } = reason.facts;
      return ja ? `報告は${days}日の間に集中している` : `Their reports lie within ${days} days`;
    }
    case "ROOT_REPORTED":
      return ja ? `${reason.facts.root}自身も報告している` : `${reason.facts.root} itself has reported`;
  }
}
