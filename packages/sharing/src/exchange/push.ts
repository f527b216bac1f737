/**
 * Puts objects into a partner's collection (TAXII 2.1 §5.5), a few hundred a post, and says how it ended. Trusts nothing that the
 * other server says about itself. How far it came is handed over after every post, so that a crash repeats one post at most; the
 * same post again is the same bytes, and the same version of an object is the same object: whoever receives it twice has it once.
 */
import type { PushCode } from "./errors.ts";
import { hadAlready } from "./had-already.ts";

/** How far a delivery came. */
export interface PushPlace {
  /** So many objects were taken up, in their order, refused ones among them. */
  readonly done: number;
  readonly refused: number;
  /** A post that the other side took and still works on: the id of its status, and how many objects it holds. */
  readonly pending: { readonly status: string; readonly objects: number } | null;
}

export const UNPUSHED: PushPlace = { done: 0, refused: 0, pending: null };

export interface Pushed {
  readonly code: PushCode;
  /** Worth another try by itself; otherwise somebody has to look. */
  readonly again: boolean;
  /** Seconds that the other side asked to wait; null = the back-off's. */
  readonly retryAfter: number | null;
}

/** What came back. `failed` is a line that broke, or took too long. */
export type PushAnswer =
  | { readonly kind: "failed"; readonly code?: "LINE_BROKE" | "HOST_CLOSED" | "NO_SECRET" | "MEMBERSHIP_CLOSED" }
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly contentType: string;
      readonly body: string;
      readonly retryAfter: number | null;
    };

export interface Receiver {
  readonly post: (envelope: string) => Promise<PushAnswer>;
  readonly status: (id: string) => Promise<PushAnswer>;
  /** The collection itself: whether it is there and takes objects. */
  readonly collection: () => Promise<PushAnswer>;
  readonly reached: (place: PushPlace) => Promise<void>;
}

const A_POST = 200;

/** @param objects as JSON texts, in an order that does not change between tries */
export async function push(receiver: Receiver, objects: readonly string[], from: PushPlace): Promise<Pushed> {
  let place = from;
  let size = A_POST;
  const reach = async (next: PushPlace): Promise<void> => {
    place = next;
    await receiver.reached(next);
  };
  // Nothing to put there is told by the same signs as something: the collection is asked for, and nothing else.
  if (objects.length === 0) return ended(await receiver.collection()) ?? delivered(place, 0);
  while (place.pending !== null || place.done < objects.length) {
    const count = place.pending?.objects ?? Math.min(size, objects.length - place.done);
    const answer =
      place.pending === null
        ? await receiver.post(`{"objects":[${objects.slice(place.done, place.done + count).join(",")}]}`)
        : await receiver.status(place.pending.status);
    if (answer.kind === "answered" && answer.status === 413 && place.pending === null) {
      if (count > 1) size = Math.floor(count / 2);
      else await reach({ done: place.done + 1, refused: place.refused + 1, pending: null });
      continue;
    }
    // A status that is gone: the post has to be made again.
    if (answer.kind === "answered" && answer.status === 404 && place.pending !== null) {
      await reach({ ...place, pending: null });
      continue;
    }
    const over = ended(answer);
    if (over) return over;
    const told = statusIn(answer);
    if (told === undefined) return { code: "OTHER_LANGUAGE", again: false, retryAfter: null };
    if (told.pending) {
      await reach({ ...place, pending: { status: told.id, objects: count } });
      return { code: "PENDING_THERE", again: true, retryAfter: null };
    }
    // What it has already it has, whatever it calls that; it ends like anything else that arrived, so that the end tells of no object.
    const had = told.failures === 0 ? 0 : hadAlready(told.list, objects.slice(place.done, place.done + count));
    const refused = Math.max(0, Math.min(told.failures, count) - had);
    await reach({ done: place.done + count, refused: place.refused + refused, pending: null });
  }
  return delivered(place, objects.length);
}

function delivered(place: PushPlace, all: number): Pushed {
  const code = place.refused === 0 ? "DELIVERED" : place.refused < all ? "REFUSED_IN_PART" : "REFUSED_THERE";
  return { code, again: false, retryAfter: null };
}

/** How a delivery ended with this answer; undefined where it was taken. */
export function ended(a: PushAnswer): Pushed | undefined {
  if (a.kind === "failed") {
    const code = a.code ?? "LINE_BROKE";
    return { code, again: code === "LINE_BROKE", retryAfter: null };
  }
  if (a.status >= 200 && a.status < 300) return undefined;
  const end = (code: PushCode, again = false): Pushed => ({ code, again, retryAfter: again ? a.retryAfter : null });
  if (a.status === 429 || a.status === 503) return end("AGAIN_LATER", true);
  if (a.status === 401 || a.status === 403) return end("SIGN_IN_REFUSED");
  if (a.status === 404 || a.status === 410) return end("NO_SUCH_COLLECTION");
  if (a.status === 406 || a.status === 415) return end("OTHER_LANGUAGE");
  if (a.status === 413) return end("TOO_LARGE_THERE");
  if (a.status >= 300 && a.status < 400) return end("SENT_ELSEWHERE");
  if (a.status >= 500) return end("SERVER_FAULT", true);
  return end("NOT_UNDERSTOOD_THERE");
}

interface Told {
  readonly id: string;
  readonly pending: boolean;
  readonly failures: number;
  /** Which they are, as it says. */
  readonly list: unknown;
}

/** A status resource (§4.3). untrusted: what a partner sent */
function statusIn(a: PushAnswer): Told | undefined {
  if (a.kind === "failed" || !/^application\/(?:taxii\+json|json)\b/i.test(a.contentType)) return undefined;
  let said: unknown;
  try {
    said = JSON.parse(a.body);
  } catch {
    return undefined;
  }
  if (typeof said !== "object" || said === null) return undefined;
  const { id, status, failure_count: failures, failures: list } = said as Readonly<Record<string, unknown>>;
  if (status !== "complete" && status !== "pending") return undefined;
  const named = typeof id === "string" && /^[\w-]{1,100}$/.test(id) ? id : undefined;
  if (status === "pending" && named === undefined) return undefined;
  const counted = typeof failures === "number" && failures > 0 ? failures : Array.isArray(list) ? list.length : 0;
  return { id: named ?? "", pending: status === "pending", failures: counted, list };
}
