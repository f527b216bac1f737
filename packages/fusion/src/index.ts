/** The door of @noroshi/fusion: do fragments speak of the same incident, and why. */
export { blockingKeys, type Posting } from "./blocking/tokens.ts";
export { type CampaignReason, campaigns, type Incident } from "./campaign/campaigns.ts";
export { cluster } from "./cluster/cluster.ts";
export { companions, companionsOf, isCoherent } from "./cluster/coherence.ts";
export type * from "./contract/index.ts";
export type { FusionFault, FusionFaultCode } from "./errors.ts";
export { type ExplainLanguage, explain, sayReason } from "./explain/explain.ts";
export { features } from "./features/features.ts";
export { likeness } from "./features/shingles.ts";
export { Linker } from "./linker/linker.ts";
export { builtinPolicies } from "./policy/builtin.ts";
export { type LoadedPolicy, loadPolicy } from "./policy/load.ts";
export { proposing, zoneOf } from "./policy/zones.ts";
export { builtinReference, type Reference, referenceWith } from "./reference/reference.ts";
export { type WarningEntry, type WarningList, warningList } from "./reference/warning-list.ts";
export { type Weights, weightsDocument, weightsFrom } from "./reference/weights.ts";
export { type Prepared, prepare } from "./score/prepared.ts";
export { score, scorePrepared } from "./score/score.ts";
