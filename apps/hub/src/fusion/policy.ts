/**
 * The link policy and reference of a realm, ready for scoring. Policies are data: a realm without one joins nothing.
 * Trusts the pinned weights; a policy that cannot be read is refused when it is set, so that here it is a broken invariant.
 */
import {
  builtinReference,
  type LinkPolicy,
  loadPolicy,
  type Reference,
  referenceWith,
  type WarningEntry,
  warningList,
} from "@noroshi/fusion";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import { activePolicy, warningValues } from "./store.ts";

export interface Ruling {
  readonly policy: LinkPolicy;
  readonly reference: Reference;
}

const LISTED: ReadonlySet<string> = new Set(["ipv4", "ipv6", "cidr", "domain", "sha256", "sha1", "md5", "url"]);

/** The ruling in force in this transaction; undefined when the realm has no policy. */
export async function rulingOf(tx: DutyTx<"fusion"> | ReaderTx): Promise<Ruling | undefined> {
  const active = await activePolicy(tx);
  if (!active) return undefined;
  const loaded = loadPolicy(active.body);
  if (!loaded.ok) throw new Error(`the link policy ${active.id} is unreadable`);
  const values = await warningValues(tx);
  if (values.length === 0) return { policy: loaded.policy, reference: builtinReference };
  const entries = values.flatMap((v): WarningEntry[] =>
    LISTED.has(v.kind) ? [{ type: v.kind as WarningEntry["type"], value: v.value }] : [],
  );
  return { policy: loaded.policy, reference: referenceWith(warningList(entries).list) };
}
