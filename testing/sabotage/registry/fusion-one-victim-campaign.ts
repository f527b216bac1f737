/** Makes a campaign of like ways alone: half of all ransomware would be one adversary. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "fusion-one-victim-campaign",
  truth: "Ways never make a campaign by themselves.",
  file: "packages/fusion/src/campaign/campaigns.ts",
  replace: "if (sum >= from && owned.has(pair)) join(joined, pair);",
  by: "if (sum >= from || !owned.has(pair)) join(joined, pair);",
  test: { file: "packages/fusion/src/campaign/campaigns.test.ts", name: "are never made by ways alone, however alike" },
};
