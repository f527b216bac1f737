/**
 * Reads a link policy: data of a realm, written by people, shipped in profiles/link-policies or sent with a scenario.
 * Trusts nothing of its shape. A policy that cannot be read joins nothing: it is refused, never defaulted.
 */
import * as z from "zod";
import { LINK_FEATURES, type LinkPolicy } from "../contract/index.ts";
import type { FusionFault } from "../errors.ts";
import { weights } from "../reference/weights.ts";

/** Bits below the threshold at which a pair of notices is still worth a look. */
const NEAR = 4;

/** Under `observables` a value that everybody meets is no reason to look. */
const MORE_THAN_NOTHING = 1;

export type LoadedPolicy =
  | { readonly ok: true; readonly policy: LinkPolicy }
  | { readonly ok: false; readonly faults: readonly FusionFault[] };

const shape = z.object({
  id: z.string().min(1).max(100),
  kind: z.enum(["observables", "notices"]).optional(),
  minSharedStrongObservables: z.int().min(1).max(1000).default(2),
  strongTypes: z.array(z.string().min(1).max(40)).max(100).default([]),
  windowDays: z.number().min(0).max(36_600),
  prior: z.number().min(-1000).max(1000).default(weights.prior),
  features: z.array(z.enum(LINK_FEATURES)).max(LINK_FEATURES.length).optional(),
  minAgreements: z.int().min(1).max(LINK_FEATURES.length).optional(),
  threshold: z.number().min(-1000).max(1000).optional(),
  support: z.number().min(-1000).max(1000).optional(),
  minShare: z.number().min(0).max(1).optional(),
  listInside: z.number().min(0).max(1).optional(),
  tolerance: z.number().min(0).max(1).default(0),
  nameAloneLinks: z.boolean().default(false),
  domainLinks: z.boolean().default(false),
  proposeShared: z.int().min(1).max(1000).optional(),
  proposeFrom: z.number().min(-1000).max(1000).optional(),
});

/**
 * Checks and completes a policy document. A document without `kind` is of the kind that its id names, else
 * `observables`, whose constraint alone decides. Without `support`, circumstances must not speak against; clusters are transitive under
 * `observables` and held together by half under `notices` unless `minShare` says otherwise. Pairs one shared value short of a
 * link, or a few bits below it, are proposed.
 * Codes: POLICY_SHAPE, POLICY_RANGE.
 */
export function loadPolicy(json: unknown): LoadedPolicy {
  // untrusted: the document may be anything at all
  const read = shape.safeParse(json);
  if (!read.success) return { ok: false, faults: read.error.issues.map(toFault) };
  const { kind: said, threshold: saidThreshold, support: saidSupport, minShare: saidShare, ...data } = read.data;
  const { proposeShared, proposeFrom, listInside, features, minAgreements, ...rest } = data;
  const kind = said ?? (rest.id === "notices" ? "notices" : "observables");
  // Under `observables` the constraint alone decides: what it lets through never scores below no evidence at all.
  const threshold = saidThreshold ?? (kind === "observables" ? rest.prior : 0);
  return {
    ok: true,
    policy: {
      ...rest,
      kind,
      features: features ?? (kind === "notices" ? LINK_FEATURES : defaultFeatures(rest.nameAloneLinks)),
      // Under `notices` nothing links alone; under `observables` the shared values are the agreements.
      minAgreements: minAgreements ?? (kind === "notices" ? 2 : rest.minSharedStrongObservables),
      threshold,
      support: saidSupport ?? 0,
      minShare: saidShare ?? (kind === "notices" ? 0.5 : 0),
      listInside: listInside ?? (kind === "notices" ? 0.4 : 0),
      // One value short of a link, or a few bits: worth a look.
      proposeShared: proposeShared ?? Math.max(1, rest.minSharedStrongObservables - (kind === "observables" ? 1 : 0)),
      proposeFrom: proposeFrom ?? (kind === "notices" ? threshold - NEAR : threshold + MORE_THAN_NOTHING),
    },
  };
}

function defaultFeatures(nameAloneLinks: boolean): LinkPolicy["features"] {
  return nameAloneLinks ? ["observable", "organisation"] : ["observable"];
}

function toFault(issue: {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly message: string;
}): FusionFault {
  const place = issue.path.map(String).join(".");
  if (issue.code === "too_small" || issue.code === "too_big") return range(place);
  return {
    code: "POLICY_SHAPE",
    place,
    say: {
      en: `The link policy has a wrong or missing field: ${issue.message}.`,
      ja: "連結方針の項目が欠けているか、型が違います。",
    },
  };
}

function range(place: string): FusionFault {
  return {
    code: "POLICY_RANGE",
    place,
    say: { en: "A number of the link policy is out of its range.", ja: "連結方針の数値が範囲外です。" },
  };
}
