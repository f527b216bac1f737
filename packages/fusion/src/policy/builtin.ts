/**
 * The two policies that ship. The files in profiles/link-policies are their published form; a test holds both equal.
 * A realm names the policy that it runs under; nothing here is chosen by content.
 */
import { LINK_FEATURES, type LinkPolicy } from "../contract/index.ts";

/** Shared infrastructure joins: rule of the exchange among operators, police, sector councils and allies. */
const observables: LinkPolicy = {
  id: "observables",
  kind: "observables",
  minSharedStrongObservables: 2,
  strongTypes: ["sha256", "sha1", "md5", "ipv4", "ipv6"],
  windowDays: 14,
  prior: -10,
  features: ["observable"],
  minAgreements: 2,
  threshold: -10,
  support: 0,
  minShare: 0,
  listInside: 0,
  tolerance: 0,
  nameAloneLinks: false,
  domainLinks: false,
  proposeShared: 1,
  proposeFrom: 0,
};

/** Public notices about one organisation: name, times and totals join; a doubtful member must fit nearly all others. */
const notices: LinkPolicy = {
  id: "notices",
  kind: "notices",
  minSharedStrongObservables: 2,
  strongTypes: ["sha256", "sha1", "md5", "ipv4", "ipv6"],
  windowDays: 366,
  prior: -10,
  features: LINK_FEATURES,
  minAgreements: 2,
  threshold: 0,
  support: -1,
  minShare: 0.5,
  listInside: 0.4,
  tolerance: 0.15,
  nameAloneLinks: false,
  domainLinks: false,
  proposeShared: 2,
  proposeFrom: -4,
};

export const builtinPolicies: Readonly<Record<"observables" | "notices", LinkPolicy>> = { observables, notices };
