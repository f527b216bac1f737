/** Labels of many values of one report: what decides a label is the same for most of them, so each is worked out once. */
import type { Grant, Label } from "@noroshi/handling";
import type { Item, Report } from "@noroshi/intake/contract";
import type { LabelKey } from "../db/label-cache.ts";
import { internLabels } from "../db/labels.ts";
import type { Realm } from "../db/realm.ts";
import { itemLabel, type OriginatorOf, type Seal, type Sender } from "./markings.ts";

/** A consent that the reporter gave for this report before this version of it came. */
export interface StandingConsent {
  /** The objects that it covers; null = all. */
  readonly items: readonly string[] | null;
  readonly grant: Grant;
}

function covers(c: StandingConsent, item: Item): boolean {
  return c.items === null || c.items.includes(item.ref.split("#")[0] ?? item.ref);
}

function withConsents(label: Label, consents: readonly StandingConsent[], item: Item): Label {
  const grants = consents.filter((c) => covers(c, item)).map((c) => c.grant);
  return grants.length === 0 ? label : { ...label, grants };
}

/** The key of each item's label, in their order. */
export async function labelItems(
  realm: Realm,
  sender: Sender,
  report: Report,
  items: readonly Item[],
  seal: Seal | undefined,
  known: OriginatorOf,
  consents: readonly StandingConsent[] = [],
  change: (label: Label) => Label = (label) => label,
): Promise<readonly LabelKey[]> {
  const kinds = new Map<string, number>();
  const first: Item[] = [];
  const kindOf = items.map((item) => {
    const given = consents.flatMap((c, n) => (covers(c, item) ? [n] : []));
    const name = JSON.stringify([
      item.tlp,
      item.handling,
      item.pap,
      item.caveats,
      item.originator,
      item.sharingGroup,
      given,
    ]);
    const kind = kinds.get(name) ?? first.push(item) - 1;
    kinds.set(name, kind);
    return kind;
  });
  const keys = await internLabels(
    realm,
    first.map((item) => change(withConsents(itemLabel(sender, report, item, seal, known), consents, item))),
  );
  return kindOf.map((kind) => {
    const key = keys[kind];
    if (!key) throw new Error("labels were not interned");
    return key;
  });
}
