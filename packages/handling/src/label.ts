/**
 * The facts that the handling rule reads: a label, the bodies that it names, and the body that wants to read.
 * Everything here is data that somebody recorded; nothing is inferred from content.
 */
export type Tlp = "clear" | "green" | "amber" | "amber+strict" | "red";

/** From least to most strict. Source: FIRST TLP 2.0. */
export const TLP_ORDER: readonly Tlp[] = ["clear", "green", "amber", "amber+strict", "red"];

/** The Permissible Actions Protocol: how far acting on a value may be noticed. Source: MISP taxonomy PAP. */
export type Pap = "clear" | "green" | "amber" | "red";

/** From least to most strict. */
export const PAP_ORDER: readonly Pap[] = ["clear", "green", "amber", "red"];

/**
 * Restrictions beside TLP. `group:a|b` limits to members of one of these sharing groups; several such caveats all hold.
 * `identity` means that the content tells who the victim is; `common_form` that the reporter's consent decides.
 * `limited_use`: for the protection of one's own systems and nothing else. `compartment:x`: for readers who are admitted to x now.
 * `eyes_only:a|b`: for these bodies (by id), whatever else would let others in.
 */
export type Caveat =
  | "identity"
  | "common_form"
  | "law_enforcement_only"
  | "investigation_secret"
  | "government_only"
  | "no_foreign_release"
  | "no_law_enforcement_without_consent"
  | "originator_control"
  | "strict_scope_government"
  | "limited_use"
  | `group:${string}`
  | `compartment:${string}`
  | `eyes_only:${string}`;

export type ConsentFlag = "share_anonymised" | "share_abroad";

/**
 * Where a statement stands among those of the same value. `copy`: passed on, and served under both bodies' terms. `shadowed`:
 * passed on although the originator sent the value itself, so that the original decides. `echo`: the sender had the value
 * from a hub. The last two serve nobody. What its sender's terms alone would allow is read only beside another source.
 */
export type Provenance = "independent" | "copy" | "shadowed" | "echo";

/** A consent that covers what lies under this label: it counts for the named bodies from its first instant until its end. */
export interface Grant {
  readonly kind: "law_enforcement_use" | "third_party_release";
  readonly recipients: readonly string[];
  /** Milliseconds since 1970 UTC; the end is exclusive, null = no end. */
  readonly fromMs: number;
  readonly untilMs: number | null;
}

export interface Label {
  readonly ownerId: string;
  /** Who first said it; equal to the owner unless the sender only passed it on. */
  readonly originatorId: string;
  readonly tlp: Tlp;
  /** Absent or null: nobody restricted what may be done. */
  readonly pap?: Pap | null;
  readonly caveats: readonly Caveat[];
  readonly consent: readonly ConsentFlag[];
  /** Named bodies only; null = the rule decides; empty = nobody but the owner. */
  readonly audience: readonly string[] | null;
  readonly class: "report" | "item" | "receipt" | "case" | "act";
  /** Sealed to this authority: nobody else but the owner. */
  readonly sealedTo: string | null;
  /** Absent = independent. */
  readonly provenance?: Provenance;
  /** Of what was only passed on: the restrictions under its originator's terms, which hold beside `caveats`. */
  readonly originatorCaveats?: readonly Caveat[];
  /** Those of `caveats` that the file itself says: they stay whatever becomes of its sender's terms. Absent = not known. */
  readonly stated?: readonly Caveat[];
  /** Absent = none. */
  readonly grants?: readonly Grant[];
}

export interface BodyFacts {
  readonly id: string;
  readonly kind:
    | "operator"
    | "bank"
    | "isac"
    | "police"
    | "defence"
    | "ministry"
    | "coordinator"
    | "commission"
    | "ally"
    | "authority";
  readonly country: string;
  readonly groups: readonly string[];
  /** Compartments that it is admitted to at this instant; a clearance that has ended is not here. Absent = none. */
  readonly compartments?: readonly string[];
}

/** What the rule may look up: the instant, the country of the hub and the bodies that a label names. */
export interface World {
  /** The realm's instant, in milliseconds since 1970 UTC. */
  readonly nowMs: number;
  readonly hubCountry: string;
  readonly body: (id: string) => BodyFacts | undefined;
}

const GOVERNMENT: ReadonlySet<BodyFacts["kind"]> = new Set(["coordinator", "police", "defence", "ministry"]);

/** Is this a body of government? Source: the four kinds that sharing terms mean by "government". */
export function isGovernment(body: BodyFacts): boolean {
  return GOVERNMENT.has(body.kind);
}

/** The stricter of two levels of permissible action; what says nothing restricts nothing. */
export function stricterPap(a: Pap | null | undefined, b: Pap | null | undefined): Pap | null {
  if (!a || !b) return a ?? b ?? null;
  return PAP_ORDER.indexOf(a) >= PAP_ORDER.indexOf(b) ? a : b;
}

/** The stricter of two markings. */
export function stricter(a: Tlp, b: Tlp): Tlp {
  return TLP_ORDER.indexOf(a) >= TLP_ORDER.indexOf(b) ? a : b;
}
