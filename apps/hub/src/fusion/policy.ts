/**
 * The link policy and reference of a realm, ready for scoring. Policies are data: a realm without one joins nothing.
 * Trusts the pinned weights; a policy that cannot be read is refused when it is set, so that here it is a broken invariant.
 * What was read is remembered until the realm's mark says that policy or warning list changed: both are the same for everybody,
 * so the memory tells nobody anything.
 */
import {
  builtinReference,
  type LinkPolicy,
  loadPolicy,
  proposing,
  type Reference,
  referenceWith,
  type WarningEntry,
  warningList,
} from "@noroshi/fusion";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { PairMemory } from "./pair-memory.ts";
import { readRuling, rulingMark } from "./ruling-store.ts";

export interface Ruling {
  readonly policy: LinkPolicy;
  readonly reference: Reference;
  /** What was prepared and scored under exactly this policy and reference. */
  readonly memory: PairMemory;
  /** The same reference under the constraint by which pairs are proposed to people. */
  readonly proposing: Omit<Ruling, "proposing">;
}

const LISTED: ReadonlySet<string> = new Set(["ipv4", "ipv6", "cidr", "domain", "sha256", "sha1", "md5", "url"]);

/** The duty's and the readers': what the duty compared is in no reader's memory, so that what a reader waits for tells nothing of it. */
interface Rulings {
  readonly duty: Ruling;
  readonly readers: Ruling;
}

const remembered = new WeakMap<Realm, { readonly mark: string; readonly rulings: Rulings | undefined }>();

/** The ruling in force in this transaction; undefined when the realm has no policy. */
export async function rulingOf(
  realm: Realm,
  tx: DutyTx<"fusion" | "delivery"> | ReaderTx,
): Promise<Ruling | undefined> {
  const known = remembered.get(realm);
  const whose = "duty" in tx ? "duty" : "readers";
  if (known && known.mark === (await rulingMark(tx))) return known.rulings?.[whose];
  const { mark, active, warnings } = await readRuling(tx);
  const read = () => active && rulingFrom(active.id, active.body, warnings);
  const [duty, readers] = [read(), read()];
  const rulings = duty && readers && { duty, readers };
  remembered.set(realm, { mark, rulings });
  return rulings?.[whose];
}

function rulingFrom(
  id: string,
  body: unknown,
  warnings: readonly { readonly kind: string; readonly value: string }[],
): Ruling {
  const loaded = loadPolicy(body);
  if (!loaded.ok) throw new Error(`the link policy ${id} is unreadable`);
  const entries = warnings.flatMap((v): WarningEntry[] =>
    LISTED.has(v.kind) ? [{ type: v.kind as WarningEntry["type"], value: v.value }] : [],
  );
  const reference = entries.length === 0 ? builtinReference : referenceWith(warningList(entries).list);
  const wide = proposing(loaded.policy);
  const memory = new PairMemory(loaded.policy, reference);
  return {
    policy: loaded.policy,
    reference,
    memory,
    proposing: { policy: wide, reference, memory: new PairMemory(wide, reference, memory) },
  };
}
