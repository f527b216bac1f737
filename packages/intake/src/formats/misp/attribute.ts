/**
 * One MISP attribute as items. Its `uuid` is the object's id, `first_seen` an own observation that the sender
 * declares, its own `tlp:*` and `PAP:*` tags count beside the event's and the stricter one stands.
 */
import type { Caveat, Pap } from "@noroshi/handling";
import type { Trail } from "@noroshi/stix";
import type { Item, Sighting, Tlp } from "../../contract/index.ts";
import { badDate, fault, type Notes, quote } from "../../faults.ts";
import { check } from "../../json/check.ts";
import { stricterPap } from "../../marking/pap.ts";
import { stricter } from "../../marking/tlp.ts";
import { instant } from "../../time/span.ts";
import { item, readValue } from "../../value/item.ts";
import { bothGroups, reachOf } from "./reach.ts";
import { Attribute } from "./shape.ts";
import { seenIn } from "./sightings.ts";
import { markingOf } from "./tags.ts";
import { partsOf, REFERENCES } from "./values.ts";

export interface Terms {
  readonly tlp: Tlp;
  /** Of the event around it. */
  readonly pap: Pap | undefined;
  /** The group of the object or event around it. */
  readonly sharingGroup: string | undefined;
  readonly originator: string | null;
  /** Of the event around it: what restricts beside the marking, and by which hubs it came. */
  readonly caveats: readonly Caveat[];
  readonly trail: Trail | "unreadable" | undefined;
  /** Collects the sightings that stand beside the values. */
  readonly seen?: Sighting[];
}

/** The items of the attribute at `place`; none if it is deleted, of a type without values, or refused. */
export function readAttribute(
  value: unknown,
  place: string,
  terms: Terms,
  seen: Set<string>,
  { fields, refused }: Notes,
): readonly Item[] {
  const checked = check(Attribute, value, place);
  if (!checked.ok) {
    refused.addAll(checked.faults);
    return [];
  }
  const attribute = checked.value;
  if (attribute.deleted === true) return [];
  const indicator = attribute.to_ids === true;
  if (!indicator && REFERENCES.has(attribute.type)) return [];
  const parts = partsOf(attribute.type, attribute.value);
  if (parts === undefined && indicator) refused.add(unknownType(place, attribute));
  if (parts === undefined) return [];
  if (seen.has(attribute.uuid)) {
    refused.add(repeated(place, attribute.uuid));
    return [];
  }
  seen.add(attribute.uuid);
  const mark = markingOf(attribute.Tag, place);
  refused.addAll(mark.faults);
  const reach = reachOf(attribute);
  const around = terms.sharingGroup;
  const sharingGroup = reach.sharingGroup === undefined ? around : bothGroups(around, reach.sharingGroup);
  const level = stricter(stricter(mark.tlp ?? terms.tlp, reach.tlp), terms.tlp);
  const pap = stricterPap(mark.pap, terms.pap);
  const caveats = [...new Set([...mark.caveats, ...terms.caveats])].sort();
  const trail = mark.trail ?? terms.trail;
  const firstSeen = attribute.first_seen ?? undefined;
  const observedAt = firstSeen === undefined ? null : (instant(firstSeen) ?? null);
  if (firstSeen !== undefined && observedAt === null) refused.add(badDate(`${place}.first_seen`, firstSeen));
  const items: Item[] = [];
  for (const { kinds, raw, telling } of parts) {
    const read = readValue(kinds, raw, `${place}.value`);
    if (!read.ok) {
      // Context that cannot be read costs nobody anything; an indicator that cannot be read is named.
      if (indicator && telling) refused.add(read.fault);
      if (telling) return [];
      continue;
    }
    const one = item({
      ref: telling ? attribute.uuid : `${attribute.uuid}#2`,
      kind: read.kind,
      value: read.value,
      raw,
      indicator: indicator && telling,
      tlp: level,
      ...(pap === null ? {} : { pap }),
      ...(caveats.length === 0 ? {} : { caveats }),
      ...(trail === undefined ? {} : { trail }),
      ...(sharingGroup === undefined ? {} : { sharingGroup }),
      originator: terms.originator,
      observedAt: telling ? observedAt : null,
      place: `${place}.value`,
    });
    const { sightings, ends } = telling
      ? seenIn(attribute.Sighting, one, place, { fields, refused })
      : { sightings: [], ends: undefined };
    items.push(ends === undefined ? one : { ...one, validUntil: ends });
    terms.seen?.push(...sightings);
    fields.push({ place: `${place}.value`, label: attribute.type, raw, read: `${read.kind} ${read.value}` });
  }
  return items;
}

function unknownType(place: string, { type }: { readonly type: string }) {
  return fault(
    "NOT_TAKEN",
    `${place}.type`,
    `Attributes of type ${quote(type)} hold no value that can be matched; the attribute stays in the original.`,
    `タイプ ${quote(type)} の属性には照合できる値がありません（原本には残ります）。`,
  );
}

function repeated(place: string, uuid: string) {
  return fault(
    "DUPLICATE",
    `${place}.uuid`,
    `The uuid ${quote(uuid)} stands twice in the event; only the first attribute is taken.`,
    `uuid ${quote(uuid)} がイベント内に二度あります。最初の属性だけを受け付けます。`,
  );
}
