/**
 * What a body posts to its collection goes the way of every report: read, labelled, stored, with a receipt. The objects themselves
 * are kept beside it, sealed under the report's key, so that the body finds them again as it wrote them.
 */
import { createHash } from "node:crypto";
import type { IntakeFault } from "@noroshi/intake/contract";
import { type Addressed, addressOf, keepableOf, type ObjectStatus, type Told } from "@noroshi/sharing";
import type { Signed } from "../accounts/signed.ts";
import { actOnce } from "../acts/act.ts";
import { sight } from "../acts/sightings.ts";
import { asReader, type ReaderTx } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { accept } from "../intake/accept.ts";
import { ownLabel } from "../intake/markings.ts";
import { understandBody } from "../intake/understand-body.ts";
import { openKeys } from "../keeping/keys.ts";
import { answersIn } from "./answers-in.ts";
import { addEntries, contentKeysOf, keepStatus, lockCollection, type NewEntry } from "./store.ts";

const TYPE = "application/taxii+json;version=2.1";

export interface Added {
  readonly id: string;
  readonly at: string;
  readonly told: Told;
}

/** @throws Refusal NOT_UNDERSTOOD for what is no envelope; everything else is told object by object */
export async function addObjects(signed: Signed, bytes: Buffer): Promise<Added> {
  const all = objectsIn(bytes);
  const { room, acting } = signed;
  const answers = await asReader(room.realm, acting.reader, (tx) => answersIn(tx, all), { readOnly: true });
  if (answers.size === 0) return addReport(signed, bytes, all, []);
  const heard = all.filter((_, n) => answers.has(n)).flatMap((o) => addressOf(o) ?? []);
  const key = `taxii answers ${createHash("sha256").update(bytes).digest("base64url")}`;
  const { receipt } = await actOnce(signed, { key, bytes }, (tx, doing) =>
    sight(signed, tx, doing, [...answers.values()], []),
  );
  const rest = all.filter((_, n) => !answers.has(n));
  if (rest.length > 0) return addReport(signed, Buffer.from(JSON.stringify({ objects: rest })), rest, heard);
  const { receiptId: id, at } = receipt;
  const told: Told = { successes: heard.map((o) => ({ id: o.id, version: o.version ?? at })), failures: [] };
  const label = await internLabel(room.realm, ownLabel(signed.body, undefined));
  await asReader(room.realm, acting.reader, (tx) => keepStatus(tx, label, { id, at, told }));
  return { id, at, told };
}

/** @param heard what of the same post was an answer, and was taken already */
async function addReport(
  signed: Signed,
  bytes: Buffer,
  objects: readonly unknown[],
  heard: readonly Addressed[],
): Promise<Added> {
  const { room, acting } = signed;
  const answer = await accept(signed, {
    // The protocol has no key: the same bytes again are the same post.
    idempotencyKey: `taxii ${createHash("sha256").update(bytes).digest("base64url")}`,
    bytes,
    mediaType: TYPE,
    historical: false,
    receivingAuthority: null,
    understand: () => understandBody(bytes, { mediaType: TYPE }),
  }).catch((e: unknown) => {
    if (e instanceof Refusal && e.code === "NOT_UNDERSTOOD") return e;
    throw e;
  });
  const refused = answer instanceof Refusal ? answer.faults : (answer.receipt.refused as readonly IntakeFault[]);
  const [report] = answer instanceof Refusal ? [] : answer.receipt.reportIds;
  const reasons = reasonsByObject(refused);
  const whole = report === undefined ? (reasons.get(-1) ?? "Nothing in this post could be taken.") : undefined;
  return asReader(room.realm, acting.reader, async (tx) => {
    const at = (await tx.now()).toString();
    const sorted = objects.map((value, n) => ({ value, at: addressOf(value), reason: reasons.get(n) ?? whole }));
    const good = sorted.flatMap((o) => (o.at && o.reason === undefined ? [{ value: o.value, at: o.at }] : []));
    const label = await internLabel(room.realm, ownLabel(signed.body, undefined));
    if (report !== undefined) {
      await lockCollection(tx, "submitted");
      await addEntries(tx, label, await sealed(signed, tx, report, good));
    }
    const told = {
      successes: [...heard, ...good.map((o) => o.at)].map((o) => ({ id: o.id, version: o.version ?? at })),
      failures: sorted.flatMap((o) => (o.at && o.reason === undefined ? [] : [failure(o.at, o.value, o.reason, at)])),
    };
    const id =
      answer instanceof Refusal
        ? room.realm.chance({ actorId: acting.reader.actorId, act: `taxii ${at}` }).uuid()
        : answer.receipt.receiptId;
    await keepStatus(tx, label, { id, at, told });
    return { id, at, told };
  });
}

function objectsIn(bytes: Buffer): readonly unknown[] {
  // untrusted: the body
  let said: unknown;
  try {
    said = JSON.parse(bytes.toString("utf8"));
  } catch {
    throw new Refusal("BAD_REQUEST", { faults: [fault("$", "This is not JSON.", "JSON ではありません。")] });
  }
  const objects = typeof said === "object" && said !== null && "objects" in said ? said.objects : undefined;
  if (!Array.isArray(objects) || objects.length === 0)
    throw new Refusal("NOT_UNDERSTOOD", {
      faults: [fault("$.objects", "An envelope holds a list of objects.", "objects の一覧を入れてください。")],
    });
  return objects;
}

const fault = (place: string, en: string, ja: string) => ({ code: "WRONG_TYPE", place, say: { en, ja } });

/** What intake said of each object, by its place in the list; −1 for what it said of the whole. */
function reasonsByObject(faults: readonly IntakeFault[] | Refusal["faults"]): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const f of faults ?? []) {
    // Not taken for linking is not refused: the object stays in the original.
    if (f.code === "NOT_TAKEN" || f.code === "BAD_MARKING" || f.code === "LIFTED") continue;
    const n = Number(/^\$\.objects\[(\d+)\]/.exec(f.place)?.[1] ?? -1);
    if (!found.has(n)) found.set(n, `${f.place}: ${f.say.en}`);
  }
  return found;
}

function failure(at: Addressed | undefined, value: unknown, reason: string | undefined, now: string): ObjectStatus {
  const said = typeof value === "object" && value !== null && "id" in value ? String(value.id).slice(0, 300) : "";
  const id = keepableOf(said);
  const message = keepableOf((reason ?? "It has no id of its type, or a version that is no time.").slice(0, 1_000));
  return { id: at?.id ?? id, version: at?.version ?? now, message };
}

async function sealed(
  signed: Signed,
  tx: ReaderTx,
  report: string,
  objects: readonly { readonly value: unknown; readonly at: Addressed }[],
): Promise<readonly NewEntry[]> {
  const key = (await contentKeysOf(tx, [report])).get(report);
  const opened = key === undefined ? undefined : (await openKeys(signed.room.realm, tx, [key])).get(key);
  if (!opened) throw new Error("a report was stored and its key does not open");
  // The same object twice in one post is one.
  const once = new Map(objects.map((o) => [`${o.at.id} ${o.at.version}`, o]));
  return [...once.values()].map(({ value, at }) => ({
    objectId: at.id,
    version: at.version,
    type: at.type,
    specVersion: at.specVersion,
    reportId: report,
    body: opened.seal(TABLE, placeOf(report, at.id), Buffer.from(JSON.stringify(value))),
  }));
}

/** What a sealed object is bound to. */
export const TABLE = "exchange_entry";
export const placeOf = (report: string, objectId: string): string => `${report}/${objectId}`;
