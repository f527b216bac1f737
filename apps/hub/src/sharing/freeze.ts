/**
 * The objects of a package, frozen: made, kept and held as bytes, piece by piece, while the database writes the pieces before. What the
 * audience has already is asked for only where it was ever handed a package. Of each object only its place among the bytes is
 * remembered, so that a large package costs its bytes and no more.
 */
import { createHash } from "node:crypto";
import type { Package } from "@noroshi/handling";
import {
  audienceName,
  BUNDLE_ENDS,
  bundleBegins,
  bundledName,
  bundleIdFor,
  headOf,
  indicatorsOf,
  type Mint,
  objectIdOf,
  orderKey,
} from "@noroshi/sharing";
import type { DutyTx } from "../db/act.ts";
import { textColumn } from "../db/columns.ts";
import {
  audienceKnown,
  type Entered,
  heldOf,
  keepBodies,
  keepObjects,
  type ListedVersion,
  listed,
  type ObjectVersion,
  type OpenOrder,
  officeOf,
} from "./delivery-store.ts";
import { A_TURN, inTurns, orderedNumbers, othersFirst, queued } from "./in-turns.ts";

type Tx = DutyTx<"delivery">;

export interface Frozen extends Omit<ListedVersion, "body">, Entered {
  /** Bodies of many objects, and where in it this one's begins; see `textColumn`. */
  readonly column: Buffer;
  readonly at: number;
}

export interface Made {
  readonly audienceKey: Buffer;
  readonly head: readonly string[];
  /** The same as objects with their versions. */
  readonly before: readonly ListedVersion[];
  /** In the order of the package's values. */
  readonly objects: readonly Frozen[];
  /** Ends when the database has written them. */
  readonly written: Promise<unknown>;
}

/**
 * The objects of the package: those that the audience has already as they are, new or changed ones made and kept. The last of them may
 * still be on their way to the database: see `written`.
 */
export async function freeze(mint: Mint, tx: Tx, order: OpenOrder, packed: Package): Promise<Made> {
  const office = await officeOf(tx, order.ownerId);
  const audience = audienceName(order.recipients);
  const audienceKey = mint.bytes("audience", audience);
  const release = { mint, audience, creator: `identity--${office.id}` };
  const make = indicatorsOf(release);
  const known = await audienceKnown(tx, order);
  const head = headOf(office, packed.values);
  const before = head.map(headObject).map(listed);
  await keepObjects(tx, audienceKey, before);
  const objects: Frozen[] = [];
  const ahead = queued();
  await inTurns(packed.values, async (piece) => {
    const ids = known ? piece.map((v) => objectIdOf(release, v.kind, v.value)) : [];
    const held = known ? await heldOf(tx, ids) : undefined;
    const made = piece.map((v, n) => make(v, held?.get(ids[n] ?? "")));
    const places: number[] = [];
    const column = textColumn(
      made.map((o) => o.body),
      places,
    );
    const fresh = made.map(({ id, created, modified, listing }, n): Frozen => {
      const { kind = "", value = "" } = piece[n] ?? {};
      return { id, created, modified, listing, kind, value, column, at: places[n] ?? 0, isNew: held?.has(id) !== true };
    });
    for (const o of fresh) objects.push(o);
    await ahead.begin(() => keepBodies(tx, audienceKey, fresh, column, held === undefined || held.size === 0));
  });
  return { audienceKey, head, before, objects, written: ahead.done() };
}

/** The office and the markings: they name no value. Trusts: this room made them. */
function headObject(body: string): ObjectVersion {
  const { id, created, modified } = JSON.parse(body) as { id: string; created: string; modified?: string };
  return { id, created, modified: modified ?? created, kind: "", value: "", body };
}

export interface Copy {
  /** In this recipient's own order. */
  readonly objects: readonly Frozen[];
  /** Where each object of the package stands in it. */
  readonly places: Int32Array;
  /** The objects of the package by their numbers, in the order of their ids. */
  readonly byId: Uint32Array;
  /** Null where the package is empty. */
  readonly bundle: { readonly id: string; readonly head: string; readonly digest: Buffer } | null;
}

/** Bytes of a key by which objects are ordered. */
const KEY = 32;

/** One recipient's copy of a frozen package; the same as `ordered`, `bundleIdOf` and `bundleOf` make of its objects at once. */
export async function copyFor(mint: Mint, made: Made, recipientId: string): Promise<Copy> {
  const count = made.objects.length;
  const keys = Buffer.alloc(KEY * count);
  await inTurns(made.objects, (piece, from) => {
    for (const [n, o] of piece.entries()) keys.write(orderKey(mint, recipientId, o.id), KEY * (from + n), "hex");
  });
  const order = await orderedNumbers(
    count,
    (n) => keys.readUInt32BE(KEY * n),
    (a, b) => keys.compare(keys, KEY * b, KEY * (b + 1), KEY * a, KEY * (a + 1)),
  );
  const idOf = (n: number): string => made.objects[n]?.id ?? "";
  const byId = await orderedNumbers(
    count,
    (n) => firstOf(idOf(n)),
    (a, b) => (idOf(a) < idOf(b) ? -1 : 1),
  );
  const objects: Frozen[] = [];
  const places = new Int32Array(count);
  for (const [place, n] of order.entries()) {
    const object = made.objects[n];
    if (!object) throw new Error("an object of a package is at no place");
    objects.push(object);
    places[n] = place;
  }
  if (count === 0) return { objects, places, byId, bundle: null };
  const names = createHash("sha256");
  for (let from = 0; from < count; from += A_TURN) {
    let text = "";
    for (const n of byId.subarray(from, from + A_TURN))
      text += bundledName(made.objects[n] ?? { id: "", modified: "" });
    names.update(text);
    await othersFirst();
  }
  const id = bundleIdFor(mint, recipientId, names.digest("hex"));
  const whole = createHash("sha256").update(`${bundleBegins(id)}${made.head.join(",")}`);
  await inTurns(objects, (piece) => void whole.update(bytesOf(piece)));
  const digest = whole.update(BUNDLE_ENDS).digest();
  return { objects, places, byId, bundle: { id, head: `[${made.head.join(",")}]`, digest } };
}

const UUID_AT = "indicator--".length;

/** Of the first code units of its UUID, so that what comes before has no greater one. */
function firstOf(id: string): number {
  let first = 0;
  for (let n = 0; n < 4; n++) first = first * 256 + Math.min(id.charCodeAt(UUID_AT + n) || 0, 255);
  return first;
}

const COMMA = ",".charCodeAt(0);

/** The bodies, each after a comma: a head always stands before the first. */
function bytesOf(piece: readonly Frozen[]): Buffer {
  const lengths = piece.map((o) => o.column.readInt32BE(o.at - 4));
  const out = Buffer.allocUnsafe(lengths.reduce((a, b) => a + b + 1, 0));
  let at = 0;
  for (const [n, o] of piece.entries()) {
    out.writeUInt8(COMMA, at);
    at += 1 + o.column.copy(out, at + 1, o.at, o.at + (lengths[n] ?? 0));
  }
  return out;
}
