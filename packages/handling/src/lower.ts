/**
 * What a body may lower of a label on content that is its own, and what it may not: a label only ever becomes wider, and never past
 * what somebody else's conditions hold. Whoever said a value first decides on it; what is sealed or was told to named bodies is
 * opened by other acts; a compartment, a list of eyes or a sharing group is lifted only where it rides on the body's own terms, the
 * secrecy of an investigation by the police alone. Who the victim is and what a form's answers decide is lifted by nobody.
 */
import { type Caveat, type Label, PAP_ORDER, type Pap, TLP_ORDER, type Tlp } from "./label.ts";

/** What is asked for: what is absent stays as it is. */
export interface Lowering {
  readonly tlp?: Tlp;
  /** `none`: nobody restricts any longer how acting on it may be noticed. */
  readonly pap?: Pap | "none";
  readonly lifts?: readonly Caveat[];
}

/** Whose label it is: its kind, and the terms that ride on all it sends. */
export interface Lowerer {
  readonly id: string;
  readonly kind: string;
  readonly terms: readonly string[];
}

/** Whose word is missing: the originator's, that of who is to open it, or that of who keeps the condition. */
export type LowerBar = "originator" | "closed" | "condition";

export type Lowered =
  | { readonly ok: true; readonly label: Label }
  | { readonly ok: false; readonly bar: LowerBar; readonly caveat?: Caveat };

/** A consent answers to the last; of the others only their own body knows why they stand. */
const OWN_WORDS: ReadonlySet<Caveat> = new Set<Caveat>([
  "government_only",
  "no_foreign_release",
  "no_law_enforcement_without_consent",
  "originator_control",
  "limited_use",
]);

const INVESTIGATIONS: ReadonlySet<Caveat> = new Set<Caveat>(["law_enforcement_only", "investigation_secret"]);

/**
 * The label as the lowering leaves it; the same object where nothing changes. Receipts, acts and rooms are not lowered.
 * @returns `originator` for what another body said first or what came round; `closed` for what is sealed or told to named bodies;
 * `condition` with the caveat that is somebody else's to lift
 */
export function lowered(label: Label, to: Lowering, by: Lowerer): Lowered {
  if (label.class !== "report" && label.class !== "item") return { ok: true, label };
  const own = label.ownerId === by.id && label.originatorId === by.id && label.originatorCaveats === undefined;
  if (!own || (label.provenance ?? "independent") !== "independent") return { ok: false, bar: "originator" };
  if (label.sealedTo !== null || label.audience !== null) return { ok: false, bar: "closed" };
  const lifts = (to.lifts ?? []).filter((c) => label.caveats.includes(c));
  const foreign = lifts.find((c) => !mayLift(c, by));
  if (foreign !== undefined) return { ok: false, bar: "condition", caveat: foreign };
  const tlp = milder(TLP_ORDER, label.tlp, to.tlp);
  const pap = milderPap(label.pap ?? null, to.pap);
  if (tlp === label.tlp && pap === (label.pap ?? null) && lifts.length === 0) return { ok: true, label };
  const left = (caveats: readonly Caveat[]): readonly Caveat[] => caveats.filter((c) => !lifts.includes(c));
  return {
    ok: true,
    label: {
      ...label,
      tlp,
      pap,
      caveats: left(label.caveats),
      ...(label.stated === undefined ? {} : { stated: left(label.stated) }),
    },
  };
}

/** May this body lift this caveat of what it said itself? */
export function mayLift(caveat: Caveat, by: Lowerer): boolean {
  if (OWN_WORDS.has(caveat)) return true;
  if (INVESTIGATIONS.has(caveat)) return by.kind === "police";
  if (caveat.startsWith("group:"))
    return caveat
      .slice("group:".length)
      .split("|")
      .every((g) => by.terms.includes(`group:${g}`));
  return /^(?:compartment|eyes_only):/.test(caveat) && by.terms.includes(caveat);
}

function milder<T>(order: readonly T[], now: T, wanted: T | undefined): T {
  return wanted !== undefined && order.indexOf(wanted) < order.indexOf(now) ? wanted : now;
}

function milderPap(now: Pap | null, wanted: Pap | "none" | undefined): Pap | null {
  if (now === null || wanted === undefined) return now;
  return wanted === "none" ? null : milder(PAP_ORDER, now, wanted);
}
