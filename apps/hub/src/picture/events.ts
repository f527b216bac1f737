/**
 * The event stream: on a fixed tick it asks, with the reader's own eyes, whether any visible step was lit since the last
 * tick, and says only which things to fetch again. A tick on which nothing visible changed sends nothing, whatever happened
 * out of sight. An event's id is the last visible step that was told of, sealed to the reader.
 */
import { type HubEvent, TICK_MS } from "@noroshi/api";
import type { Context } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import type { Signed } from "../accounts/signed.ts";
import { asReader, type ReaderTx } from "../db/act.ts";
import { DatabaseError, DoorClosed, NotStanding } from "../db/errors.ts";
import type { HubEnv } from "../http/env.ts";
import { Refusal } from "../http/problem.ts";
import { type Change, type Changes, changesSince, currentPlace, placeOf, turnsOf } from "./store.ts";

/** A stream is closed after this long; the browser opens it again, and who acts is asked anew. */
const LONGEST_MS = 10 * 60_000;

/** A comment goes out at this pace so that proxies keep the line open. */
const ALIVE_MS = 15_000;

const MOST = 50;

/** Every open stream asks the database on every tick. */
const MOST_STREAMS = 300;

let open = 0;

/** GET /api/v1/events */
export function eventStream(c: Context<HubEnv>): Response {
  const signed = c.get("signed");
  const last = c.req.header("last-event-id");
  if (open >= MOST_STREAMS) throw new Refusal("TOO_BUSY", { retryAfter: 5 });
  open++;
  const hold = c.get("holdOn")();
  const askAgain = c.get("askAgain");
  return streamSSE(c, (stream) => {
    // Who follows was shut out: the line ends at this instant, not at the next tick.
    hold.ended.addEventListener("abort", () => void stream.close(), { once: true });
    return follow(stream, signed, { last, ended: hold.ended, askAgain })
      .catch((e: unknown) => {
        // The stream ends where the right to it does; that is no fault.
        if (!(e instanceof NotStanding || e instanceof DoorClosed)) throw e;
      })
      .finally(() => {
        hold.release();
        open--;
      });
  });
}

interface Following {
  readonly last: string | undefined;
  readonly ended: AbortSignal;
  readonly askAgain: () => Promise<Signed>;
}

/** What ends by the clock, a membership, a key, a session, is seen after this many ticks. */
const ASK_AGAIN = 8;

/** Does the same actor still stand? A database that is away is waited out. */
async function stands(askAgain: () => Promise<Signed>, signed: Signed): Promise<boolean> {
  try {
    const now = await askAgain();
    return now.acting.reader.actorId === signed.acting.reader.actorId && now.acting.content === signed.acting.content;
  } catch (e) {
    return e instanceof DatabaseError;
  }
}

async function follow(stream: SSEStreamingApi, signed: Signed, { last, ended, askAgain }: Following): Promise<void> {
  let place = await startPlace(signed, last);
  let turns = await read(signed, turnsOf);
  await stream.writeSSE({ event: "hello", data: JSON.stringify(await eventOf(signed, "hello", [])) });
  for (let tick = 1; tick <= LONGEST_MS / TICK_MS && !stream.aborted && !ended.aborted; tick++) {
    await stream.sleep(TICK_MS);
    if (ended.aborted || (tick % ASK_AGAIN === 0 && !(await stands(askAgain, signed)))) return;
    const seen = await quietly(signed, place);
    if (ended.aborted) return;
    place = seen.place;
    const newest = seen.changes.at(-1);
    // What this reader may see became more, or less, at this instant: everything is to be looked at again.
    const turned = seen.turns !== undefined && seen.turns !== turns;
    turns = seen.turns ?? turns;
    if (turned) await stream.writeSSE({ event: "changed", data: JSON.stringify(await turnedEvent(signed)) });
    if (newest) {
      const data = JSON.stringify(await eventOf(signed, "changed", seen.changes));
      await stream.writeSSE({ event: "changed", id: sealChange(signed, newest), data });
    } else if ((tick * TICK_MS) % ALIVE_MS === 0) await stream.write(": alive\n\n");
  }
}

const read = <T>(signed: Signed, fn: (tx: ReaderTx) => Promise<T>): Promise<T> =>
  asReader(signed.room.realm, signed.acting.reader, fn, { readOnly: true });

async function eventOf(signed: Signed, type: HubEvent["type"], changes: readonly Change[]): Promise<HubEvent> {
  const now = await read(signed, async (tx) => (await tx.now()).toString());
  return { type, now, subjects: changes.slice(0, MOST), more: changes.length > MOST };
}

const turnedEvent = async (signed: Signed): Promise<HubEvent> => ({
  ...(await eventOf(signed, "changed", [])),
  more: true,
});

/** Where to go on: after the step that the browser was told of last, else from now. */
async function startPlace(signed: Signed, token: string | undefined): Promise<string> {
  const told = token === undefined ? undefined : openChange(signed, token);
  return read(signed, async (tx) => (told && (await placeOf(tx, told))) ?? currentPlace(tx));
}

/** A database that is away is waited out: the next tick asks again from the same place. */
async function quietly(signed: Signed, place: string): Promise<Changes & { readonly turns: string | undefined }> {
  try {
    return await read(signed, async (tx) => ({
      ...(await changesSince(tx, place, MOST + 1)),
      turns: await turnsOf(tx),
    }));
  } catch (e) {
    if (e instanceof NotStanding || e instanceof DoorClosed) throw e;
    if (e instanceof DatabaseError) return { changes: [], place, turns: undefined };
    throw e;
  }
}

const sealChange = (signed: Signed, c: Change): string =>
  signed.room.seals.seal(signed.acting.reader.organisationId, "events", [c.kind, c.id, c.hop]);

function openChange(signed: Signed, token: string): Change {
  const [kind, id = "", hop = ""] = signed.room.seals.open(signed.acting.reader.organisationId, "events", token);
  return { kind: kind === "case" ? "case" : "report", id, hop };
}
