/** What is remembered of a realm's interned labels, so that a burst of reports does not ask for the same ones again. */
import type { Realm } from "./realm.ts";

/** What a content row carries; spread it into an insert: `{ ...key, … }`. */
export interface LabelKey {
  readonly label_id: number;
  readonly audience_class: number;
}

const caches = new WeakMap<Realm, Map<string, LabelKey>>();

/** Keys by the digest of their marking, in hexadecimal digits. */
export function rememberedLabels(realm: Realm): Map<string, LabelKey> {
  let cache = caches.get(realm);
  if (cache === undefined) {
    cache = new Map();
    caches.set(realm, cache);
  }
  return cache;
}

/** Forgets what is remembered of a realm's labels: after a class changed elsewhere (another hub process). */
export function forgetLabels(realm: Realm): void {
  caches.delete(realm);
}
