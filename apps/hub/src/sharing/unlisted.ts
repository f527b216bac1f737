/**
 * What stands on no list to block by although it was released: values that a warning list names now (common and harmless ones), and
 * those that lie in what the caller's body owns itself, as the office approved it. Serving rules: they hide nothing, and what they leave
 * out comes back as soon as they do.
 */
import { builtinReference } from "@noroshi/fusion";
import { routesOf } from "@noroshi/sharing";
import { ownAssets } from "../assets/store.ts";
import type { ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { rulingOf } from "../fusion/policy.ts";
import { rulingMark, warningDigest } from "../fusion/ruling-store.ts";

/** The list of a realm that names nothing. */
const NOTHING = builtinReference.warning;

export interface Serving {
  /** Why a value is left out; undefined where it is not. */
  readonly leaves: (kind: string, value: string) => "common" | "own" | undefined;
  /** What two equal rules have in common. */
  readonly mark: string;
}

/** Where no rule is. */
export const NOTHING_LEFT_OUT: Serving["leaves"] = () => undefined;

/** The rules for one body, now. */
export async function servingFor(realm: Realm, tx: ReaderTx): Promise<Serving> {
  const warning = (await rulingOf(realm, tx))?.reference.warning;
  const assets = await ownAssets(tx);
  const mark = `${await digestOf(realm, tx)} ${assets.map((a) => a.id).join()}`;
  if (assets.length === 0 && (warning === undefined || warning === NOTHING)) return { leaves: NOTHING_LEFT_OUT, mark };
  const own = routesOf(assets.map((a) => ({ ...a, bodyId: a.organisation_id })));
  const leaves: Serving["leaves"] = (kind, value) => {
    if (warning?.has(kind, value)) return "common";
    return assets.length > 0 && own.concerning(kind, value).length > 0 ? "own" : undefined;
  };
  return { leaves, mark };
}

const digests = new WeakMap<Realm, { readonly mark: string; readonly digest: string }>();

/** The list's digest, remembered until the list changes; the mark itself counts transactions, and would tell of other people's. */
async function digestOf(realm: Realm, tx: ReaderTx): Promise<string> {
  const mark = await rulingMark(tx);
  const known = digests.get(realm);
  if (known?.mark === mark) return known.digest;
  const digest = await warningDigest(tx);
  digests.set(realm, { mark, digest });
  return digest;
}
