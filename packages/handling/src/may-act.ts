/**
 * May this body act on what it sees, and how noticeably? To see is not to act: the permissible actions and the purpose decide.
 * Source: MISP taxonomy PAP; limited use after the purposes that statutes on sharing of cyber threat information allow.
 */
import { type BodyFacts, type Label, PAP_ORDER, type Pap, type World } from "./label.ts";
import { granted, maySee, type Step, type Verdict } from "./may-see.ts";

export interface Deed {
  /** `inside`: on one's own logs, seen by nobody; `passive`: asks third parties; `active`: blocks, probes, can be noticed. */
  readonly reach: "inside" | "passive" | "active";
  readonly purpose: "protect" | "investigate" | "measure" | "regulate";
}

const REACHES: readonly Deed["reach"][] = ["inside", "passive", "active"];

/** How far each level lets one reach. Where nothing was said nobody restricted it: most feeds carry no PAP. */
const FARTHEST: Readonly<Record<Pap, Deed["reach"]>> = {
  clear: "active",
  green: "active",
  amber: "passive",
  red: "inside",
};

/** Does this level let one reach so far? */
export function papAllows(pap: Pap | null | undefined, reach: Deed["reach"]): boolean {
  return REACHES.indexOf(reach) <= REACHES.indexOf(FARTHEST[pap ?? "green"]);
}

/**
 * The rule on deeds. The hub asks it of whole lists at once, as what stands against a deed (`barredBy`); that both say the same is held
 * by a property over random labels, readers and deeds.
 * @returns the verdict on the deed after that on seeing; its chain holds both
 */
export function mayAct(reader: BodyFacts, label: Label, world: World, deed: Deed): Verdict {
  const seen = maySee(reader, label, world);
  if (!seen.allowed) return seen;
  // What a body said first itself is its own to use; the marking binds those to whom it was passed.
  const own = label.ownerId === reader.id && label.originatorId === reader.id;
  const caveats = [...label.caveats, ...(label.originatorCaveats ?? [])];
  const steps: readonly (readonly [Step["rule"], boolean])[] = [
    ["limited_use", !own && caveats.includes("limited_use") && deed.purpose !== "protect"],
    [
      "no_law_enforcement_without_consent",
      !own && deed.purpose === "investigate" && heldFromInvestigation(reader, label, world),
    ],
    ["permissible_action", !own && !papAllows(label.pap, deed.reach)],
  ];
  const chain: Step[] = [...seen.chain];
  for (const [rule, refused] of steps) {
    chain.push({ rule, outcome: refused ? "refuses" : "passes" });
    if (refused) return { allowed: false, chain };
  }
  return { allowed: true, chain: [...chain, { rule: "nothing_restricts", outcome: "allows" }] };
}

/**
 * What stands against a deed: the caveats, and levels as `pap:LEVEL`. Whoever reads for the deed reads without what carries one of
 * them (its own, and what a consent lets it investigate, stay), so that a list for blocking holds nothing that may not be blocked on.
 */
export function barredBy(deed: Deed): readonly string[] {
  return [
    ...(deed.purpose === "protect" ? [] : ["limited_use"]),
    ...(deed.purpose === "investigate" ? ["no_law_enforcement_without_consent"] : []),
    ...PAP_ORDER.filter((pap) => !papAllows(pap, deed.reach)).map((pap) => `pap:${pap}`),
  ];
}

/** Whoever investigates needs the consent, whatever kind of body it is: a detour by a ministry is no way to the police. */
function heldFromInvestigation(reader: BodyFacts, label: Label, world: World): boolean {
  const caveats = [...label.caveats, ...(label.originatorCaveats ?? [])];
  return (
    caveats.includes("no_law_enforcement_without_consent") && !granted("law_enforcement_use", label, reader, world)
  );
}
