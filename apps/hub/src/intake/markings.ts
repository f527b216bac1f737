/**
 * From what a sender wrote to the labels that its rows carry. Never less strict than the file: the sender's terms, the
 * report's marking and the item's own handling add up.
 * Three labels lie over one report: who may read the report itself, who may read each value, and what is the sender's alone.
 */
import { type Caveat, type ConsentFlag, type Label, stricter } from "@noroshi/handling";
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
]);

/** Terms that this rule knows. An unknown term is refused when a body is registered, so none is dropped here. */
export function isCaveat(term: string): term is Caveat {
  return CAVEAT_WORDS.has(term) || /^group:.+/.test(term);
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

/**
 * The terms that ride on what this body sends. What it only passes on stays under the originator's terms as well: a milder
 * hand on the way changes nothing.
 */
function caveatsOf(sender: Sender, originator: Sender | undefined): Caveat[] {
  const own = sender.terms.filter(isCaveat);
  if (!originator || originator.id === sender.id) return own;
  const first = originator.terms.filter(isCaveat);
  const both = [...own, ...first].filter((c) => !isGroup(c));
  return [...both, ...groupsOfBoth(own.filter(isGroup), first.filter(isGroup))];
}

const isGroup = (c: Caveat): boolean => c.startsWith("group:");

/** A group that nobody is in: two sets of groups without a common one admit no member. */
const NO_GROUP: Caveat = "group:\u2205";

function groupsOfBoth(own: readonly Caveat[], first: readonly Caveat[]): readonly Caveat[] {
  if (own.length === 0 || first.length === 0) return [...own, ...first];
  const common = own.filter((g) => first.includes(g));
  return common.length > 0 ? common : [NO_GROUP];
}

/** The caveats with the sharing groups that the file names: each narrows what was there before. */
function inGroups(caveats: readonly Caveat[], ...named: readonly (string | undefined)[]): Caveat[] {
  const groups = named
    .flatMap((name): Caveat[] => (name === undefined ? [] : [`group:${name}`]))
    .reduce<readonly Caveat[]>((before, group) => groupsOfBoth(before, [group]), caveats.filter(isGroup));
  return [...caveats.filter((c) => !isGroup(c)), ...groups];
}

/** Who may read the report itself: its text, its subject, its times. */
export function reportLabel(sender: Sender, report: Report, seal: Seal | undefined, originatorOf: OriginatorOf): Label {
  const originator = originatorOf(report.originator);
  const caveats = inGroups(caveatsOf(sender, originator), report.sharingGroup);
  if (tellsTheVictim(report)) caveats.push("identity");
  return {
    ...base(sender, seal, originator),
    tlp: report.tlp,
    caveats: tidy(caveats),
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
  const caveats = inGroups(caveatsOf(sender, originator), report.sharingGroup, item.sharingGroup);
  if (isForm(report)) caveats.push("common_form");
  else if (namesAnybody(report)) caveats.push("identity");
  if (item.handling !== "normal") caveats.push(item.handling);
  return {
    ...base(sender, seal, originator),
    class: "item",
    tlp: stricter(report.tlp, item.tlp),
    caveats: tidy(caveats),
    consent: [...consentOf(report)].sort(),
  };
}

/** What is the sender's alone: receipts, the bytes as they came, the reading field by field. */
export function ownLabel(sender: Sender, seal: Seal | undefined): Label {
  return { ...base(sender, seal), class: "receipt" };
}

function tidy(caveats: readonly Caveat[]): readonly Caveat[] {
  return [...new Set(caveats)].sort();
}
