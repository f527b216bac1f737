/**
 * Empties another server's collection, page by page, whatever manners that server has. Trusts nothing that it says about itself:
 * not `more`, not `next`, not its instants. What a page brought is handed over before the next one is asked for, together with the
 * place from which to go on, so that a crash loses nothing and repeats little. It always ends, and says how and why.
 */
import { isInstant } from "./asked.ts";
import { addressOf } from "./object.ts";

/** Where to go on. */
export interface Place {
  /** The last instant of which something was taken; null: from the beginning. */
  readonly addedAfter: string | null;
  /** What was taken of that instant, as "id version". It is asked for again: more may have been, or be, added under it. */
  readonly seen: readonly string[];
}

export const BEGINNING: Place = { addedAfter: null, seen: [] };

export interface PageAsked {
  readonly addedAfter: string | null;
  readonly next: string | null;
  readonly limit: number;
}

/** What came back. `failed` is a line that broke, or took too long. */
export type PageAnswer =
  | { readonly kind: "failed"; readonly why: string; readonly code?: "LINE_BROKE" | "HOST_CLOSED" }
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly contentType: string;
      readonly body: string;
      readonly addedLast: string | null;
      /** Seconds; null when nothing usable was said. */
      readonly retryAfter: number | null;
    };

export type Code =
  | "DRAINED"
  | "AGAIN_LATER"
  | "LINE_BROKE"
  | "SIGN_IN_REFUSED"
  | "NO_SUCH_COLLECTION"
  | "OTHER_LANGUAGE"
  | "PAGE_TOO_LARGE"
  | "NOT_JSON"
  | "NO_ENVELOPE"
  | "SENT_ELSEWHERE"
  | "SERVER_FAULT"
  | "NOT_UNDERSTOOD_THERE"
  | "GOES_ROUND"
  | "SAYS_MORE_GIVES_NONE"
  | "NEVER_ENDS"
  | "HOST_CLOSED"
  | "MEMBERSHIP_CLOSED";

export interface Ended {
  readonly code: Code;
  /** Worth another try by itself; otherwise somebody has to look. */
  readonly again: boolean;
  /** Seconds to wait before it; null = the caller's own back-off. */
  readonly retryAfter: number | null;
  readonly objects: number;
  readonly pages: number;
  /** What was odd and could be borne. */
  readonly notes: readonly string[];
}

export interface Partner {
  readonly page: (asked: PageAsked) => Promise<PageAnswer>;
  /** Takes what is new, and the place that is reached with it, at once or not at all. */
  readonly take: (objects: readonly unknown[], place: Place) => Promise<void>;
}

export interface Bounds {
  readonly limit: number;
  readonly pages: number;
  /** Characters of one page. */
  readonly size: number;
}

export const BOUNDS: Bounds = { limit: 500, pages: 20_000, size: 64 * 1024 * 1024 };

/** So many pages in a row may bring nothing new before it is a circle. */
const PATIENCE = 3;

/** With these a server refuses a next that it does not know. */
const FORGOTTEN: ReadonlySet<number> = new Set([400, 404, 410]);

export async function drain(partner: Partner, from: Place, bounds: Bounds = BOUNDS): Promise<Ended> {
  let place = from;
  let next: string | null = null;
  let since: string | null = null;
  let { limit } = bounds;
  let [objects, pages, idle] = [0, 0, 0];
  const notes = new Set<string>();
  const cursors = new Set<string>();
  const known = new Set(from.seen);
  const given = new Set<string>();
  let lost = false;
  const end = (code: Code, again: boolean, retryAfter: number | null = null): Ended => ({
    code,
    again,
    retryAfter,
    objects,
    pages,
    notes: [...notes].sort(),
  });
  for (;;) {
    if (pages >= bounds.pages) return end("NEVER_ENDS", false);
    pages++;
    // A next goes on within the question that it was given to: the instant stays until there is none.
    if (next === null) since = place.addedAfter === null ? null : justBefore(place.addedAfter);
    const answer = await partner.page({ addedAfter: since, next, limit });
    if (answer.kind === "failed") return end(answer.code ?? "LINE_BROKE", answer.code !== "HOST_CLOSED");
    if (answer.status === 413 && limit > 1) {
      limit = Math.max(1, Math.floor(limit / 2));
      notes.add("smaller pages, because it said 413");
      continue;
    }
    // A server may forget a next after a while, or with a restart: the instant is what is left to go on from, once without gain.
    if (next !== null && !lost && FORGOTTEN.has(answer.status)) {
      notes.add("did not know its own next any more");
      lost = true;
      next = null;
      cursors.clear();
      continue;
    }
    const refused = refusalOf(answer);
    if (refused) return end(refused.code, refused.again, answer.retryAfter);
    if (answer.body.length > bounds.size) return end("PAGE_TOO_LARGE", false);
    const envelope = envelopeIn(answer.body);
    if (typeof envelope === "string") return end(envelope, envelope === "NOT_JSON");
    const fresh = envelope.objects.filter((o) => {
      const key = keyOf(o);
      if (known.has(key)) return false;
      known.add(key);
      return true;
    });
    if (fresh.length < envelope.objects.length) notes.add("gave again what it had given");
    const reached = placeAfter(place, answer.addedLast, envelope.objects, notes);
    if (fresh.length > 0 || reached !== place) await partner.take(fresh, reached);
    objects += fresh.length;
    if (fresh.length > 0) lost = false;
    // A circle gives again what it gave since this drain began; what was taken before may well come again at first.
    const keys = envelope.objects.map(keyOf);
    idle = keys.some((k) => !given.has(k)) ? 0 : idle + 1;
    for (const k of keys) given.add(k);
    const moved = reached.addedAfter !== place.addedAfter;
    place = reached;
    if (envelope.next !== null) {
      if (!envelope.more) notes.add("said there is no more and gave a next");
      if (cursors.has(envelope.next)) return end(fresh.length === 0 || envelope.more ? "GOES_ROUND" : "DRAINED", false);
      cursors.add(envelope.next);
      if (idle >= PATIENCE) return end(envelope.objects.length === 0 ? "SAYS_MORE_GIVES_NONE" : "GOES_ROUND", false);
      next = envelope.next;
      continue;
    }
    next = null;
    if (!envelope.more) return end("DRAINED", false);
    // It says more and gives no next: the instant is what is left to go on from.
    notes.add("said there is more and gave no next");
    if (idle >= PATIENCE || (!moved && idle > 0))
      return end(envelope.objects.length === 0 ? "SAYS_MORE_GIVES_NONE" : "GOES_ROUND", false);
  }
}

function refusalOf(a: PageAnswer & { kind: "answered" }): { readonly code: Code; readonly again: boolean } | undefined {
  if (a.status === 429 || a.status === 503) return { code: "AGAIN_LATER", again: true };
  if (a.status === 401 || a.status === 403) return { code: "SIGN_IN_REFUSED", again: false };
  if (a.status === 404 || a.status === 410) return { code: "NO_SUCH_COLLECTION", again: false };
  if (a.status === 406 || a.status === 415) return { code: "OTHER_LANGUAGE", again: false };
  if (a.status === 413) return { code: "PAGE_TOO_LARGE", again: false };
  if (a.status >= 300 && a.status < 400) return { code: "SENT_ELSEWHERE", again: false };
  if (a.status >= 500) return { code: "SERVER_FAULT", again: true };
  if (a.status < 200 || a.status >= 300) return { code: "NOT_UNDERSTOOD_THERE", again: false };
  // A page of some portal, and a server of the version before, answer 200 as well.
  if (!/^application\/(?:taxii\+json|stix\+json|json)\b/i.test(a.contentType))
    return { code: "OTHER_LANGUAGE", again: false };
  return undefined;
}

interface Envelope {
  readonly objects: readonly unknown[];
  readonly more: boolean;
  readonly next: string | null;
}

function envelopeIn(body: string): Envelope | "NOT_JSON" | "NO_ENVELOPE" {
  let said: unknown;
  try {
    // untrusted: what a partner sent
    said = JSON.parse(body);
  } catch {
    return "NOT_JSON";
  }
  if (typeof said !== "object" || said === null || Array.isArray(said)) return "NO_ENVELOPE";
  const { objects = [], more, next } = said as Readonly<Record<string, unknown>>;
  if (!Array.isArray(objects)) return "NO_ENVELOPE";
  const usable = typeof next === "string" && next !== "" ? next : typeof next === "number" ? String(next) : null;
  return { objects, more: more === true || more === "true", next: usable };
}

/** A microsecond earlier: whatever shares the last instant is asked for again, and told apart by id and version. */
function justBefore(instant: string): string {
  const ms = Date.parse(instant);
  const micros = BigInt(ms) * 1000n + BigInt(/\.\d{3}(\d{3})/.exec(instant)?.[1] ?? 0) - 1n;
  // Some give the epoch where they know no instant: what lies before it counts backwards.
  const rest = ((micros % 1000n) + 1000n) % 1000n;
  const whole = new Date(Number((micros - rest) / 1000n)).toISOString().replace("Z", "");
  return `${whole}${String(rest).padStart(3, "0")}Z`;
}

function keyOf(object: unknown): string {
  const at = addressOf(object);
  return at === undefined ? JSON.stringify(object) : `${at.id} ${at.version ?? ""}`;
}

/** Never back: a server whose instants go backwards would have everything fetched for ever. */
function placeAfter(before: Place, said: string | null, objects: readonly unknown[], notes: Set<string>): Place {
  if (objects.length === 0) return before;
  if (said === null || !isInstant(said)) {
    notes.add("gave no instant to go on from");
    return { addedAfter: before.addedAfter, seen: [...new Set([...before.seen, ...objects.map(keyOf)])] };
  }
  const old = before.addedAfter;
  if (old !== null && (Date.parse(said) < Date.parse(old) || (Date.parse(said) === Date.parse(old) && said <= old))) {
    if (Date.parse(said) < Date.parse(old)) notes.add("its instants went backwards");
    return { addedAfter: old, seen: [...new Set([...before.seen, ...objects.map(keyOf)])] };
  }
  // Of the new instant only this page is known; whatever shares it is told apart by id and version.
  return { addedAfter: said, seen: objects.map(keyOf) };
}
