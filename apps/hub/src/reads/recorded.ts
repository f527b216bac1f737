/**
 * Stands around every answer with content: what is read for which purpose, and one entry for each read of restricted material
 * before its first byte. The entry commits to the answer by a salted digest; how the sending ended is written under the same
 * request id before the last byte leaves. An answer that cannot be recorded is not sent.
 */
import { createHash } from "node:crypto";
import type { Act } from "@noroshi/api";
import type { Signed } from "../accounts/signed.ts";
import { actLabel } from "../acts/act-label.ts";
import { asReader } from "../db/act.ts";
import { systemChance } from "../db/chance.ts";
import { internLabel } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { barredFor, type PurposeBook, purposesOf } from "./purposes.ts";
import { type Begun, countRestricted, endRead, insertRead } from "./store.ts";

export const PURPOSE_HEADER = "x-noroshi-purpose";

/** Acts whose answers hold content or the record of it. */
const CONTENT: ReadonlySet<Act> = new Set<Act>([
  "report.read",
  "indicator.read",
  "sighting.read",
  "case.read",
  "board.read",
  "view.read",
  "link.read",
  "preview.ask",
  "preview.look_through",
]);

export interface Purposed {
  readonly signed: Signed;
  readonly purpose: string;
  /** Said by the reader, not taken from its role. */
  readonly said: boolean;
}

export interface Asked {
  readonly requestId: string;
  readonly act: Act;
  /** Address and search, as they were asked. */
  readonly query: string;
}

/** Settles for what it is read. A purpose that is not open to the role is refused, and that it was asked is recorded. */
export async function forPurpose(
  book: PurposeBook,
  signed: Signed,
  asked: Asked & { readonly roles: readonly string[] },
  said: string | undefined,
): Promise<Purposed> {
  const { roles } = asked;
  const open = purposesOf(book, roles);
  const purpose = said ?? open[0] ?? "none";
  if (!book.purposes.some((p) => p.id === purpose) && said !== undefined) throw new Refusal("PURPOSE_NEEDED");
  if (said !== undefined && !open.includes(said)) {
    await begin(signed, asked, purpose, Buffer.alloc(0), "denied");
    throw new Refusal("PURPOSE_INCOMPATIBLE");
  }
  const barred = barredFor(book, purpose);
  const reader = { ...signed.acting.reader, barred };
  return { signed: { ...signed, acting: { ...signed.acting, reader } }, purpose, said: said !== undefined };
}

/**
 * The answer as it may leave: recorded first where it speaks of restricted material.
 * @param minted its ids are the mint's, so that it can name no restricted row
 */
export async function recorded(
  book: PurposeBook,
  p: Purposed,
  asked: Asked,
  answer: Response,
  minted: boolean,
): Promise<Response> {
  const isJson = answer.headers.get("content-type")?.includes("json") === true;
  const oversight = asked.act === "log.read";
  if (answer.status !== 200 || !isJson || !(oversight || CONTENT.has(asked.act))) return answer;
  // Where some purpose keeps rows away, that it was asked is on record, whatever there was to see.
  const narrowed = p.said && (p.signed.acting.reader.barred ?? []).length > 0;
  if (minted && !oversight && !narrowed) return answer;
  const bytes = Buffer.from(await answer.arrayBuffer());
  const records = oversight || minted ? 0 : await restrictedIn(book, p.signed, bytes);
  if (records === 0 && !oversight && !narrowed) return new Response(new Uint8Array(bytes), answer);
  await begin(p.signed, asked, p.purpose, bytes, null);
  return new Response(
    ending(bytes, (ended) => end(p.signed, asked.requestId, ended, records)),
    answer,
  );
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

async function restrictedIn(book: PurposeBook, signed: Signed, bytes: Buffer): Promise<number> {
  const ids = [...new Set(bytes.toString("utf8").match(UUID) ?? [])];
  if (ids.length === 0) return 0;
  const { room, acting } = signed;
  return asReader(room.realm, acting.reader, (tx) => countRestricted(tx, ids, book.restricted), { readOnly: true });
}

async function begin(
  signed: Signed,
  asked: Asked,
  purpose: string,
  bytes: Buffer,
  ended: "denied" | null,
): Promise<void> {
  const labelId = await recordLabel(signed);
  const salt = systemChance.bytes(32);
  const commitment = createHash("sha256").update(salt).update(bytes).digest();
  const begun: Begun = { ...asked, labelId, purpose, salt, commitment };
  const act = ended === "denied" ? "read.denied" : "read.restricted";
  await asReader(signed.room.realm, signed.acting.reader, async (tx) => {
    await insertRead(tx, begun, ended);
    const facts = { act: asked.act, purpose, commitment: commitment.toString("hex") };
    await record(tx, [{ act, actorId: tx.reader.actorId, labelId, subject: asked.requestId, facts }]);
  });
}

async function end(signed: Signed, requestId: string, ended: "completed" | "aborted", records: number): Promise<void> {
  const labelId = await recordLabel(signed);
  await asReader(signed.room.realm, signed.acting.reader, async (tx) => {
    await endRead(tx, requestId, ended, records);
    const facts = { ended, records };
    await record(tx, [{ act: "read.ended", actorId: tx.reader.actorId, labelId, subject: requestId, facts }]);
  });
}

/** The reader's own body and oversight see the entry; of oversight's own readings nobody else does. */
async function recordLabel(signed: Signed): Promise<number> {
  const directory = await signed.room.directory();
  const audience = directory.all.filter((o) => o.kind === "commission").map((o) => o.id);
  const own = signed.body.id;
  const label = await internLabel(signed.room.realm, actLabel(own, "red", audience.sort()));
  return label.label_id;
}

const PART = 64 * 1024;

/** Sends the bytes and says how that ended: before the last part leaves, or when the reader went away. */
function ending(bytes: Buffer, says: (ended: "completed" | "aborted") => Promise<void>): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        const part = bytes.subarray(at, at + PART);
        at += part.length;
        if (at >= bytes.length) await says("completed");
        controller.enqueue(new Uint8Array(part));
        if (at >= bytes.length) controller.close();
      },
      cancel: () => (at >= bytes.length ? Promise.resolve() : says("aborted")),
    },
    { highWaterMark: 0 },
  );
}
