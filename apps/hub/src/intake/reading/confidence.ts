/**
 * How far this reader has reason to believe each of these values: from the statements and the effects that it sees, and from nothing
 * else. What came of measures and what recipients answered stands beside the figure, so that it can be understood.
 */
import type { Believed } from "@noroshi/api";
import { confidenceOf, originsIn } from "@noroshi/handling";
import type { Directory } from "../../accounts/store.ts";
import { objectionsTo } from "../../acts/sighting-store.ts";
import type { ReaderTx } from "../../db/act.ts";
import type { Realm } from "../../db/realm.ts";
import { effectsOn } from "../../decisions/effect-store.ts";
import { targetToken } from "../../decisions/form.ts";
import { bodyOf } from "./reports.ts";
import { wordsOn } from "./store.ts";

/** @returns by kind and value with a blank between */
export async function believedBy(
  realm: Realm,
  tx: ReaderTx,
  directory: Directory,
  values: readonly { readonly kind: string; readonly value: string }[],
): Promise<(kind: string, value: string) => Believed> {
  const distinct = [...new Map(values.map((v) => [`${v.kind} ${v.value}`, v])).values()];
  const words = await wordsOn(tx, distinct);
  const tokens = new Map(distinct.map((v) => [`${v.kind} ${v.value}`, targetToken(realm, v)]));
  const effects = await effectsOn(tx, [...tokens.values()]);
  const objections = Map.groupBy(await objectionsTo(tx, distinct), (o) => `${o.kind} ${o.value}`);
  return (kind, value) => {
    const name = `${kind} ${value}`;
    const told = effects.get(tokens.get(name)?.toString("hex") ?? "") ?? [];
    const said = [
      ...told.map((e) => ({ bodyId: e.recipient_id, said: e.said, at: e.at })),
      ...(objections.get(name) ?? []).map((o) => ({ bodyId: o.owner_id, said: o.says, at: o.at })),
    ];
    const origins = originsIn(words.get(name) ?? []);
    return {
      confidence: confidenceOf(origins, said),
      origins,
      effects: said
        .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
        .map((e) => ({ effect: e.said, at: e.at, body: bodyOf(directory, e.bodyId) })),
    };
  };
}
