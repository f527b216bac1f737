/**
 * The only rule on who may see a label, and why. Row security and releases use what it answers; nobody decides beside it.
 * Default deny: a label that no step allows is refused. The chain of reasons is kept for "who would see this, and why?".
 */
import { type BodyFacts, type Grant, isGovernment, type Label, type World } from "./label.ts";

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
  | "public_needs_declassification"
  | "compartment"
  | "eyes_only"
  | "investigation_secret"
  | "law_enforcement_only"
  | "tlp_red"
  | "identity"
  | "common_form_consent"
  | "third_party_release"
  | "amber_strict"
  | "government_only"
  | "no_foreign_release"
  | "originator_control"
  | "no_law_enforcement_without_consent"
  | "sharing_group"
  | "no_independent_source"
  | "limited_use"
  | "permissible_action"
  | "nothing_restricts";

export interface Verdict {
  readonly allowed: boolean;
  readonly chain: readonly Step[];
}

type Check = readonly [rule: RuleName, decide: (l: Label, r: BodyFacts, w: World) => Step["outcome"]];

const NONE: readonly string[] = [];

const refuseIf = (refused: boolean): Step["outcome"] => (refused ? "refuses" : "passes");

const has = (l: Label, caveat: Label["caveats"][number]): boolean => l.caveats.includes(caveat);

const domestic = (r: BodyFacts, w: World): boolean => r.country === w.hubCountry;

const receivingOffice = (r: BodyFacts, w: World): boolean => r.kind === "coordinator" && domestic(r, w);

const OWNER: Check = ["owner", (l, r) => (l.ownerId === r.id ? "allows" : "passes")];

// In order: the first step that allows or refuses decides.
const CHECKS: readonly Check[] = [
  ["sealed", (l, r) => (l.sealedTo === null ? "passes" : l.sealedTo === r.id ? "allows" : "refuses")],
  ["receipt_is_the_senders", (l) => refuseIf(l.class === "receipt")],
  ["named_audience", (l, r) => (l.audience === null ? "passes" : l.audience.includes(r.id) ? "allows" : "refuses")],
  ["commission_inspects_elsewhere", (_l, r) => refuseIf(r.kind === "commission")],
  ["investigation_secret", (l) => refuseIf(has(l, "investigation_secret"))],
  ["law_enforcement_only", (l, r) => refuseIf(has(l, "law_enforcement_only") && r.kind !== "police")],
  ["compartment", (l, r) => refuseIf(!inCompartments(l, r))],
  ["eyes_only", (l, r) => refuseIf(!amongEyes(l, r))],
  ["tlp_red", (l) => refuseIf(l.tlp === "red")],
  ["identity", (l, r, w) => refuseIf(has(l, "identity") && !receivingOffice(r, w))],
  [
    "common_form_consent",
    (l, r, w) => refuseIf(has(l, "common_form") && !receivingOffice(r, w) && !formMayGo(l, r, w)),
  ],
  // The originator named this body itself; of what was only passed on it is not the sender who may say so.
  [
    "third_party_release",
    (l, r, w) => (l.ownerId === l.originatorId && granted("third_party_release", l, r, w) ? "allows" : "passes"),
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
    (l, r, w) =>
      refuseIf(
        has(l, "no_law_enforcement_without_consent") && r.kind === "police" && !granted("law_enforcement_use", l, r, w),
      ),
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

/** Is a consent of this kind in force now that names this body? Its end is exclusive. */
export function granted(kind: Grant["kind"], l: Label, r: BodyFacts, w: World): boolean {
  return (l.grants ?? []).some(
    (g) =>
      g.kind === kind &&
      g.recipients.includes(r.id) &&
      g.fromMs <= w.nowMs &&
      (g.untilMs === null || w.nowMs < g.untilMs),
  );
}

/** Admitted to every compartment that the label names. */
function inCompartments(l: Label, r: BodyFacts): boolean {
  return namesIn(l, "compartment:").every((name) => (r.compartments ?? []).includes(name));
}

/** Every list of eyes has to name this body. */
function amongEyes(l: Label, r: BodyFacts): boolean {
  return namesIn(l, "eyes_only:").every((list) => list.split("|").includes(r.id));
}

function namesIn(l: Label, prefix: string): readonly string[] {
  if (!l.caveats.some((c) => c.startsWith(prefix))) return NONE;
  return l.caveats.flatMap((c) => (c.startsWith(prefix) ? [c.slice(prefix.length)] : []));
}

/** Members, government and allies; an ally is held by no_foreign_release, not by the group. Every group caveat has to admit. */
function inGroup(l: Label, r: BodyFacts): boolean {
  if (isGovernment(r) || r.kind === "ally") return true;
  return l.caveats.every(
    (c) =>
      !c.startsWith("group:") ||
      c
        .slice("group:".length)
        .split("|")
        .some((g) => r.groups.includes(g)),
  );
}

/** May this body see rows with this label? Its own always; all else exactly where it may receive it. */
export function maySee(reader: BodyFacts, label: Label, world: World): Verdict {
  if (OWNER[1](label, reader, world) === "allows") return OWNERS;
  return received(reader, label, world, AFTER_OWNER);
}

/**
 * May what lies under this label be handed to this body, with this label as its source? To have sent it oneself gives no
 * right to be sent it. What was passed on has to be allowed under its sender's terms and under its originator's: a milder hand
 * on the way changes nothing. An echo or a shadowed copy serves nobody.
 * @returns the verdict and the chain of steps up to the one that decided
 */
export function mayReceive(reader: BodyFacts, label: Label, world: World): Verdict {
  return received(reader, label, world, ANSWERS);
}

function received(reader: BodyFacts, label: Label, world: World, answers: typeof ANSWERS): Verdict {
  const first = run(reader, label, world, answers);
  if (!first.allowed) return first;
  if (label.provenance === "shadowed" || label.provenance === "echo")
    return { allowed: false, chain: [...first.chain, { rule: "no_independent_source", outcome: "refuses" }] };
  if (label.originatorCaveats === undefined) return first;
  // Only the originator lifts its own terms: a consent on the copy is the sender's.
  const second = run(reader, { ...label, caveats: label.originatorCaveats, grants: [] }, world);
  return { allowed: second.allowed, chain: [...first.chain, ...second.chain] };
}

/** May what lies under this label be made public? No: that needs a decision to declassify, which is an act of its own. */
export function mayPublish(): Verdict {
  return { allowed: false, chain: [{ rule: "public_needs_declassification", outcome: "refuses" }] };
}

/**
 * May this body read what lies under this label beside another source of the same value that it sees? Asked of echoes and
 * copies, which do not serve it: their sender's terms decide, and the value tells it nothing new.
 */
export function mayReadBeside(reader: BodyFacts, label: Label, world: World): boolean {
  const depends = label.provenance !== undefined && label.provenance !== "independent";
  return depends && (label.ownerId === reader.id || run(reader, label, world).allowed);
}

/**
 * There are as many answers as steps that can decide, each with its chain: made once, since a nation's labels are asked for by
 * the ten thousand.
 */
const answersAfter = (before: readonly Step[]): readonly Readonly<Record<"allows" | "refuses", Verdict>>[] =>
  CHECKS.map(([rule], n) => {
    const passed = CHECKS.slice(0, n).map(([name]): Step => ({ rule: name, outcome: "passes" }));
    const ending = (outcome: "allows" | "refuses"): Verdict =>
      Object.freeze({ allowed: outcome === "allows", chain: Object.freeze([...before, ...passed, { rule, outcome }]) });
    return { allows: ending("allows"), refuses: ending("refuses") };
  });

const ANSWERS = answersAfter([]);
const AFTER_OWNER = answersAfter([{ rule: OWNER[0], outcome: "passes" }]);
const OWNERS: Verdict = { allowed: true, chain: [{ rule: OWNER[0], outcome: "allows" }] };

function run(reader: BodyFacts, label: Label, world: World, answers = ANSWERS): Verdict {
  for (let n = 0; n < CHECKS.length; n++) {
    const outcome = CHECKS[n]?.[1](label, reader, world) ?? "refuses";
    const answer = outcome === "passes" ? undefined : answers[n]?.[outcome];
    if (answer) return answer;
  }
  return { allowed: false, chain: [] };
}

/** The instants after now at which some consent on this label begins or ends: then its readers may be others. */
export function turningPoints(label: Label, nowMs: number): readonly number[] {
  return (label.grants ?? [])
    .flatMap((g) => [g.fromMs, ...(g.untilMs === null ? [] : [g.untilMs])])
    .filter((t) => t > nowMs);
}
