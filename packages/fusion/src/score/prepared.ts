/**
 * A report made ready for scoring once, instead of once a pair. Decides which of its values are strong under a policy.
 */
import type { FeatureSet, LinkableReport, LinkPolicy } from "../contract/index.ts";
import type { Reference } from "../reference/reference.ts";
import { type NameForm, nameForms } from "./name-form.ts";

export interface Prepared {
  readonly report: string;
  readonly features: FeatureSet;
  readonly names: readonly NameForm[];
  /** Strong values, `kind:value`, without those that everybody meets. */
  readonly strong: ReadonlySet<string>;
  /** Wallets of values and text that the policy does not count as strong values. */
  readonly wallets: ReadonlySet<string>;
  /** The one time that windows are measured from: occurrence, else report; null when neither is said. */
  readonly time: number | null;
}

export function prepare(report: LinkableReport, policy: LinkPolicy, reference: Reference): Prepared {
  const { features } = report;
  return {
    report: report.report,
    features,
    names: policy.kind === "notices" || policy.nameAloneLinks ? nameForms(features.organisation) : [],
    strong: strongValues(features, policy, reference),
    wallets: policy.strongTypes.includes("wallet") ? NONE : walletsOf(features),
    time: windowTime(features, policy),
  };
}

const NONE: ReadonlySet<string> = new Set();

/** Chains that ignore case are compared without it. */
export function walletsOf({ observables, wallets }: FeatureSet): ReadonlySet<string> {
  const held = observables.filter(({ kind }) => kind === "wallet").map(({ value }) => value);
  return held.length + wallets.length === 0 ? NONE : new Set([...held, ...wallets].map(caseless));
}

function caseless(wallet: string): string {
  return /^(?:0x|bc1)/iu.test(wallet) ? wallet.toLowerCase() : wallet;
}

/** `observables` measures from what happened, `notices` from what was told: a list knows its own dates best. */
export function windowTime(features: FeatureSet, policy: LinkPolicy): number | null {
  const occurred = features.occurred?.from ?? null;
  return policy.kind === "observables" ? (occurred ?? features.reported) : (features.reported ?? occurred);
}

export function strongValues(features: FeatureSet, policy: LinkPolicy, reference: Reference): ReadonlySet<string> {
  const strong = new Set<string>();
  for (const { kind, value } of features.observables) {
    const counts = policy.strongTypes.includes(kind) || (policy.domainLinks && (kind === "domain" || kind === "url"));
    if (counts && !reference.warning.has(kind, value)) strong.add(`${kind}:${value}`);
  }
  return strong;
}
