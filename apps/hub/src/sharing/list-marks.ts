/**
 * What a list to block by is told apart by, remembered until an act or the clock changes the list: who asks every minute whether it changed
 * does not have it counted through every minute. Whether an act did, the database is asked each time.
 */
import { Temporal } from "temporal-polyfill";
import type { CollectionState, ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { type ListState, listState } from "./list-store.ts";

const MOST = 2_000;
const marks = new WeakMap<Realm, Map<string, ListState & { readonly word: string }>>();

/**
 * The mark of the caller's list of one kind.
 * @param collection in which state what was released to the caller is, asked before this; undefined: nothing is remembered
 */
export async function markOfList(
  realm: Realm,
  tx: ReaderTx,
  kind: string,
  collection: CollectionState | undefined,
): Promise<string> {
  const remembered = marks.get(realm) ?? new Map<string, ListState & { readonly word: string }>();
  marks.set(realm, remembered);
  const name = `${tx.reader.organisationId} ${collection?.readerNo} ${kind}`;
  const known = remembered.get(name);
  if (known && known.word === collection?.word && holds(known, await tx.now())) return known.mark;
  const counted = await listState(tx, kind);
  if (remembered.size >= MOST) remembered.clear();
  if (collection) remembered.set(name, { ...counted, word: collection.word });
  return counted.mark;
}

const holds = ({ until }: ListState, now: Temporal.Instant): boolean =>
  until === null || Temporal.Instant.compare(now, Temporal.Instant.from(until)) < 0;
