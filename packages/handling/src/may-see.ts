/**
 * The only rule on who may see a label, and why. Row security and releases use what it answers; nobody decides beside it.
 * Default deny: a label that no step allows is refused. The chain of reasons is kept for "who would see this, and why?".
 */
import { type BodyFacts, isGovernment, type Label, type World } from "./label.ts";

export interface Step {
  readonly rule: RuleName;
  readonly outcome: "allows" | "refuses" | "passes";
}

export type RuleName =
  | "owner"
  | "sealed"
  | "receipt_is_the_senders"
  | "named_audience"
  | "commission_inspects_elsewhere"
  | "investigation_secret"
  | "law_enforcement_only"
  | "tlp_red"
  | "identity"
  | "common_form_consent"
  | "amber_strict"
  | "government_only"
  | "no_foreign_release"
  | "originator_control"
  | "no_law_enforcement_without_consent"
  | "sharing_group"
  | "nothing_restricts";

export interface Verdict {
  readonly allowed: boolean;
  readonly chain: readonly Step[];
}

type Check = readonly [rule: RuleName, decide: (l: Label, r: BodyFacts, w: World) => Step["outcome"]];

const refuseIf = (refused: boolean): Step["outcome"] => (refused ? "refuses" : "passes");

const has = (l: Label, caveat: Label["caveats"][number]): boolean => l.caveats.includes(caveat);

const domestic = (r: BodyFacts, w: World): boolean => r.country === w.hubCountry;

const receivingOffice = (r: BodyFacts, w: World): boolean => r.kind === "coordinator" && domestic(r, w);

// In order: the first step that allows or refuses decides.
const CHECKS: readonly Check[] = [
  ["owner", (l, r) => (l.ownerId === r.id ? "allows" : "passes")],
  ["sealed", (l, r) => (l.sealedTo === null ? "passes" : l.sealedTo === r.id ? "allows" : "refuses")],
  ["receipt_is_the_senders", (l) => refuseIf(l.class === "receipt")],
  ["named_audience", (l, r) => (l.audience === null ? "passes" : l.audience.includes(r.id) ? "allows" : "refuses")],
  ["commission_inspects_elsewhere", (_l, r) => refuseIf(r.kind === "commission")],
  ["investigation_secret", (l) => refuseIf(has(l, "investigation_secret"))],
  ["law_enforcement_only", (l, r) => refuseIf(has(l, "law_enforcement_only") && r.kind !== "police")],
  ["tlp_red", (l) => refuseIf(l.tlp === "red")],
  ["identity", (l, r, w) => refuseIf(has(l, "identity") && !receivingOffice(r, w))],
  [
    "common_form_consent",
    (l, r, w) => refuseIf(has(l, "common_form") && !receivingOffice(r, w) && !formMayGo(l, r, w)),
  ],
  [
    "amber_strict",
    (l, r, w) => refuseIf(l.tlp === "amber+strict" && !receivingOffice(r, w) && !strictScopeCovers(l, r, w)),
  ],
  ["government_only", (l, r) => refuseIf(has(l, "government_only") && !isGovernment(r))],
  ["no_foreign_release", (l, r, w) => refuseIf(has(l, "no_foreign_release") && !domestic(r, w))],
  [
    "originator_control",
    (l, r, w) => refuseIf(has(l, "originator_control") && !domestic(r, w) && !sameCountry(l, r, w)),
  ],
  [
    "no_law_enforcement_without_consent",
    (l, r) => refuseIf(has(l, "no_law_enforcement_without_consent") && r.kind === "police"),
  ],
  ["sharing_group", (l, r) => refuseIf(!inGroup(l, r))],
  ["nothing_restricts", () => "allows"],
];

/** The reporter's own answers on the form decide how far its technical values travel. */
function formMayGo(l: Label, r: BodyFacts, w: World): boolean {
  return l.consent.includes("share_anonymised") && (domestic(r, w) || l.consent.includes("share_abroad"));
}

function strictScopeCovers(l: Label, r: BodyFacts, w: World): boolean {
  return has(l, "strict_scope_government") && isGovernment(r) && domestic(r, w);
}

function sameCountry(l: Label, r: BodyFacts, w: World): boolean {
  return w.body(l.originatorId)?.country === r.country;
}

/** Members, government and allies; an ally is held by no_foreign_release, not by the group. */
function inGroup(l: Label, r: BodyFacts): boolean {
  const groups = l.caveats.flatMap((c) => (c.startsWith("group:") ? [c.slice("group:".length)] : []));
  return groups.length === 0 || isGovernment(r) || r.kind === "ally" || groups.some((g) => r.groups.includes(g));
}

/**
 * May this body see rows with this label?
 * @returns the verdict and the chain of steps up to the one that decided
 */
export function maySee(reader: BodyFacts, label: Label, world: World): Verdict {
  const chain: Step[] = [];
  for (const [rule, decide] of CHECKS) {
    const outcome = decide(label, reader, world);
    chain.push({ rule, outcome });
    if (outcome !== "passes") return { allowed: outcome === "allows", chain };
  }
  return { allowed: false, chain };
}
