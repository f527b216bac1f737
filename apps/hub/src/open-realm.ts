/**
 * Everything that belongs to one open realm while the hub runs: its database, its directory, its seals.
 * The directory is read again after every change to it; nothing else is cached here.
 */
import { type Directory, readDirectory } from "./accounts/store.ts";
import type { Realm } from "./db/realm.ts";
import { type Sealer, sealer } from "./http/seal.ts";

export interface OpenRealm {
  readonly name: string;
  readonly realm: Realm;
  readonly seals: Sealer;
  /** Bodies and the hub's country, as of the last change. */
  readonly directory: () => Promise<Directory>;
  /** Says that the directory changed. */
  readonly directoryChanged: () => void;
}

export function openRealmRooms(realm: Realm): OpenRealm {
  let known: Promise<Directory> | undefined;
  return {
    name: realm.name,
    realm,
    seals: sealer(realm.key.derive("cursors")),
    directory() {
      known ??= readDirectory(realm).catch((e: unknown) => {
        known = undefined;
        throw e;
      });
      return known;
    },
    directoryChanged() {
      known = undefined;
    },
  };
}
