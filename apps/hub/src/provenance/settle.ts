/**
 * Who first said a value. Before anybody is served by a value that was passed on, the duty looks whether its originator sent it
 * itself (then the original decides), and whether the same object came earlier from somebody else (then that one is the
 * originator, whatever the later hand wrote), and whether a hub that it came through had been given the value here (an echo). Both change when the originator sends, or takes back, a value: then what was
 * passed on of it is looked at again. Source: independent provenance, DESIGN truth 9.
 */
import type { Label } from "@noroshi/handling";
import type { Directory } from "../accounts/store.ts";
import type { DutyTx } from "../db/act.ts";
import { internLabels, type Marking } from "../db/labels.ts";
import { passedOn } from "../intake/markings.ts";
import type { OpenRealm } from "../open-realm.ts";
import { broughtBy, learnHubs } from "./hub-store.ts";
import { labelsOf, type Passed, passedOnBy, passedOnFrom, relabel, retally, sameObjects } from "./store.ts";

/**
 * Settles the provenance of these reports' values and of what others passed on of their senders' values.
 * @param gone versions that no longer count
 * @returns other reports whose labels changed: linkage has to look at them again
 */
export async function settleProvenance(
  room: OpenRealm,
  tx: DutyTx<"fusion">,
  reports: readonly string[],
  gone: readonly string[],
): Promise<readonly string[]> {
  const directory = await room.directory();
  const own = await passedOnBy(tx, reports);
  const earlier = await sameObjects(tx, reports);
  const others = await passedOnFrom(tx, [...reports, ...gone]);
  const hubs = await broughtBy(tx, reports);
  await learnHubs(tx, reports);
  const all = new Map<string, Passed>();
  for (const p of [...others, ...own, ...earlier, ...hubs]) all.set(p.assertionId, p);
  const labels = await labelsOf(tx, [...new Set([...all.values()].map((p) => p.labelId))]);
  const moves = [...all.values()].flatMap((p) => {
    const before = labels.get(p.labelId);
    const now = before && settled(p, before, directory);
    return before && now ? [{ passed: p, now }] : [];
  });
  // Many values share a label; each distinct marking is interned once.
  const kinds = [...new Map(moves.map((m) => [JSON.stringify(m.now), m.now])).entries()];
  const keys = await internLabels(
    room.realm,
    kinds.map(([, marking]) => marking),
  );
  const keyOf = new Map(kinds.map(([name], n) => [name, keys[n]]));
  const changed = moves.flatMap(({ passed, now }) => {
    const key = keyOf.get(JSON.stringify(now));
    return key && key.label_id !== passed.labelId ? [{ passed, labelId: key.label_id }] : [];
  });
  if (changed.length === 0) return [];
  await relabel(
    tx,
    changed.map((c) => ({ assertionId: c.passed.assertionId, labelId: c.labelId })),
  );
  const touched = [...new Set(changed.map((c) => c.passed.reportId))];
  await retally(tx, touched);
  const inBatch = new Set(reports);
  return touched.filter((id) => !inBatch.has(id));
}

/** The label that a passed-on value has now; undefined when its originator is nobody of the register. */
function settled(p: Passed, before: Marking, directory: Directory): Label | undefined {
  const sender = directory.byId(before.ownerId);
  if (p.given && before.provenance !== "echo") return { ...before, provenance: "echo" };
  const originator = directory.byId(p.originatorId);
  if (!sender || !originator || sender.id === originator.id) return undefined;
  // An echo stays one, whoever said it first.
  const stands = before.provenance === "echo" ? "echo" : p.sentItself ? "shadowed" : "copy";
  return passedOn(before, sender, originator, stands);
}
