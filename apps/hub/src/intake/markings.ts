/**
 * From what a sender wrote to the labels that its rows carry. Never less strict than the file: the sender's terms, the
 * report's marking and the item's own handling add up.
 * Three labels lie over one report: who may read the report itself, who may read each value, and what is the sender's alone.
 */
import { type Caveat, type ConsentFlag, type Label, type Provenance, stricter, stricterPap } from "@noroshi/handling";
import type { Item, Report } from "@noroshi/intake/contract";

/** A body, as far as labels need to know it. */
export interface Sender {
  readonly id: string;
  readonly terms: readonly string[];
}

/** Finds the body that a format names as originator; undefined for the sender itself and for words nobody knows. */
export type OriginatorOf = (words: string | null) => Sender | undefined;

/** Where a report is sealed instead of passed on; undefined when it is passed on. */
export interface Seal {
  readonly authorityId: string | null;
}

const CAVEAT_WORDS: ReadonlySet<string> = new Set([
  "government_only",
  "no_foreign_release",
  "no_law_enforcement_without_consent",
  "originator_control",
  "strict_scope_government",
  "limited_use",
]);

/** Terms that this rule knows. An unknown term is refused when a body is registered, so none is dropped here. */
export function isCaveat(term: string): term is Caveat {
  return CAVEAT_WORDS.has(term) || /^(?:group|compartment|eyes_only):.+/.test(term);
}

const isForm = (r: Report): boolean => r.kind === "common_form";

/** Papers in which anything may tell who the victim is, a value too: a notice names it, prose may stand beside its hosts. */
const namesAnybody = (r: Report): boolean => r.kind === "incident_notice" || r.kind === "document";

/** Papers that tell who the victim is: their text goes to the receiving office only. */
const tellsTheVictim = (r: Report): boolean => isForm(r) || namesAnybody(r);

function consentOf(r: Report): readonly ConsentFlag[] {
  const flags: ConsentFlag[] = [];
  if (r.consent?.shareAnonymised) flags.push("share_anonymised");
  if (r.consent?.shareAbroad) flags.push("share_abroad");
  return flags;
}

function base(sender: Sender, seal: Seal | undefined, originator?: Sender): Label {
  return {
    ownerId: sender.id,
    originatorId: originator?.id ?? sender.id,
    tlp: "red",
    caveats: [],
    consent: [],
    // A form that is not passed on and names no authority is its reporter's alone.
    audience: seal && seal.authorityId === null ? [] : null,
    class: "report",
    sealedTo: seal?.authorityId ?? null,
  };
}

/** The terms that ride on what this body sends; its sharing groups are alternatives, so they make one caveat. */
export function termsOf(body: Pick<Sender, "terms">): Caveat[] {
  const caveats = body.terms.filter(isCaveat);
  const groups = caveats.filter(isGroup).map((g) => g.slice(GROUP.length));
  const others = caveats.filter((c) => !isGroup(c));
  return groups.length === 0 ? others : [...others, `${GROUP}${[...new Set(groups)].sort().join("|")}`];
}

const GROUP = "group:";

const isGroup = (c: Caveat): boolean => c.startsWith(GROUP);

/** The groups that the file itself names: each has to admit the reader, beside whatever the terms say. */
function named(...groups: readonly (string | undefined)[]): Caveat[] {
  // "|" stands between alternatives; a name that holds one must not open a second way in.
  return groups.flatMap((name): Caveat[] => (name === undefined ? [] : [`${GROUP}${name.replaceAll("|", "/")}`]));
}

/** Caveats under the sender's terms and, for what it only passes on, under the originator's as well. */
function bothTerms(
  sender: Sender,
  originator: Sender | undefined,
  rest: readonly Caveat[],
  provenance: Provenance,
): Pick<Label, "caveats" | "originatorCaveats" | "provenance" | "stated"> {
  const caveats = tidy([...termsOf(sender), ...rest]);
  const stated = tidy(rest);
  if (!originator || originator.id === sender.id) return { caveats, stated };
  return { caveats, stated, originatorCaveats: tidy([...termsOf(originator), ...rest]), provenance };
}

/**
 * The label of a value when its originator turns out to be another than its sender wrote: whoever sent the same object before.
 * What the file restricts stays; the terms of the other hand come beside it.
 */
export function passedOn(label: Label, sender: Sender, originator: Sender, provenance: Provenance): Label {
  const terms: ReadonlySet<Caveat> = new Set(termsOf(sender));
  const rest = label.stated ?? label.caveats.filter((c) => !terms.has(c));
  return { ...label, originatorId: originator.id, ...bothTerms(sender, originator, rest, provenance) };
}

/** Who may read the report itself: its text, its subject, its times. */
export function reportLabel(sender: Sender, report: Report, seal: Seal | undefined, originatorOf: OriginatorOf): Label {
  const originator = originatorOf(report.originator);
  const rest = named(report.sharingGroup);
  if (tellsTheVictim(report)) rest.push("identity");
  return {
    ...base(sender, seal, originator),
    ...bothTerms(sender, originator, rest, "copy"),
    tlp: report.tlp,
    ...(report.pap === undefined ? {} : { pap: report.pap }),
    consent: [...consentOf(report)].sort(),
  };
}

/** Who may read one value of it. */
export function itemLabel(
  sender: Sender,
  report: Report,
  item: Item,
  seal: Seal | undefined,
  originatorOf: OriginatorOf,
): Label {
  const originator = originatorOf(item.originator ?? report.originator);
  const rest = named(report.sharingGroup, item.sharingGroup);
  if (isForm(report)) rest.push("common_form");
  else if (namesAnybody(report)) rest.push("identity");
  if (item.handling !== "normal") rest.push(item.handling);
  rest.push(...(item.caveats ?? []));
  return {
    ...base(sender, seal, originator),
    // Whether the originator sent the value itself is found out before anybody is served.
    ...bothTerms(sender, originator, rest, "shadowed"),
    class: "item",
    tlp: stricter(report.tlp, item.tlp),
    pap: stricterPap(report.pap, item.pap),
    consent: [...consentOf(report)].sort(),
  };
}

/** What is the sender's alone: receipts, the bytes as they came, the reading field by field. */
export function ownLabel(sender: Sender, seal: Seal | undefined): Label {
  return { ...base(sender, seal), class: "receipt" };
}

/** The record that a report was withheld: its authority and the commissions read that it was, not what it says. */
export function sealedActLabel(sender: Sender, seal: Seal, commissions: readonly string[]): Label {
  if (seal.authorityId === null) return { ...base(sender, seal), class: "act" };
  return { ...base(sender, undefined), class: "act", audience: [seal.authorityId, ...commissions] };
}

function tidy(caveats: readonly Caveat[]): readonly Caveat[] {
  return [...new Set(caveats)].sort();
}
