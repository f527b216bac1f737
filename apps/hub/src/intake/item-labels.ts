/** Labels of many values of one report: what decides a label is the same for most of them, so each is worked out once. */
import type { Item, Report } from "@noroshi/intake/contract";
import type { LabelKey } from "../db/label-cache.ts";
import { internLabels } from "../db/labels.ts";
import type { Realm } from "../db/realm.ts";
import { itemLabel, type OriginatorOf, type Seal, type Sender } from "./markings.ts";

/** The key of each item's label, in their order. */
export async function labelItems(
  realm: Realm,
  sender: Sender,
  report: Report,
  items: readonly Item[],
  seal: Seal | undefined,
  known: OriginatorOf,
): Promise<readonly LabelKey[]> {
  const kinds = new Map<string, number>();
  const first: Item[] = [];
  const kindOf = items.map((item) => {
    const name = JSON.stringify([item.tlp, item.handling, item.originator]);
    const kind = kinds.get(name) ?? first.push(item) - 1;
    kinds.set(name, kind);
    return kind;
  });
  const keys = await internLabels(
    realm,
    first.map((item) => itemLabel(sender, report, item, seal, known)),
  );
  return kindOf.map((kind) => {
    const key = keys[kind];
    if (!key) throw new Error("labels were not interned");
    return key;
  });
}
