/**
 * Takes what is new from a MISP feed (manifest.json and one file an event) or from a MISP server (events/restSearch), oldest change
 * first, so that the place which is written down after each event is one from which nothing is missed. Trusts nothing that the
 * other side says of order, count or size; it always ends, and says how.
 */
import type { Ended, PageAnswer } from "../taxii/drain.ts";

/** Where to go on: the last change that was taken, and which events of that second. */
export interface MispPlace {
  /** Seconds since 1970 UTC. */
  readonly since: number;
  readonly seen: readonly string[];
}

export const MISP_BEGINNING: MispPlace = { since: 0, seen: [] };

export interface MispPartner {
  readonly manifest: () => Promise<PageAnswer>;
  readonly event: (uuid: string) => Promise<PageAnswer>;
  readonly search: (asked: {
    readonly since: number;
    readonly page: number;
    readonly limit: number;
  }) => Promise<PageAnswer>;
  /** Takes one event, as the text that it came as, and the place that is reached with it. */
  readonly take: (event: string, place: MispPlace) => Promise<void>;
}

const MOST_EVENTS = 100_000;
const MOST_PAGES = 5_000;
const A_PAGE = 50;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

interface Told {
  readonly uuid: string;
  readonly at: number;
}

/** Events of a feed that changed since. */
export async function takeFeed(partner: MispPartner, from: MispPlace): Promise<Ended> {
  const count = counting();
  const answer = await partner.manifest();
  const over = refusedBy(answer);
  if (over) return count.end(over.code, over.again, over.retryAfter);
  const listed = manifestIn(textOf(answer));
  if (typeof listed === "string") return count.end(listed, listed === "NOT_JSON");
  if (listed.length > MOST_EVENTS) count.notes.add("lists more events than are taken at once");
  let place = from;
  for (const one of listed.filter((e) => isNew(from, e)).slice(0, MOST_EVENTS)) {
    const came = await partner.event(one.uuid);
    if (came.kind === "answered" && came.status === 404) {
      // A feed that is written anew while it is read; the manifest will say so next time.
      count.notes.add("listed an event that is not there");
      continue;
    }
    const broke = refusedBy(came);
    if (broke) return count.end(broke.code, broke.again, broke.retryAfter);
    count.pages++;
    place = placeAfter(place, one);
    await partner.take(textOf(came), place);
    count.objects++;
  }
  return count.end("DRAINED", false);
}

/** Events of a server that changed since, page by page. */
export async function takeServer(partner: MispPartner, from: MispPlace): Promise<Ended> {
  const count = counting();
  const given = new Set<string>();
  let place = from;
  for (let page = 1; page <= MOST_PAGES; page++) {
    const answer = await partner.search({ since: from.since, page, limit: A_PAGE });
    const over = refusedBy(answer);
    if (over) return count.end(over.code, over.again, over.retryAfter);
    count.pages++;
    const events = eventsIn(textOf(answer));
    if (typeof events === "string") return count.end(events, events === "NOT_JSON");
    if (events.length > 0 && events.every((e) => given.has(nameOf(e)))) return count.end("GOES_ROUND", false);
    for (const e of events) given.add(nameOf(e));
    for (const e of events.filter((one) => isNew(from, one)).sort(byChange)) {
      place = placeAfter(place, e);
      await partner.take(e.text, place);
      count.objects++;
    }
    if (events.length < A_PAGE) return count.end("DRAINED", false);
  }
  return count.end("NEVER_ENDS", false);
}

const nameOf = (e: Told): string => `${e.uuid} ${e.at}`;
const byChange = (a: Told, b: Told): number => a.at - b.at || (a.uuid < b.uuid ? -1 : 1);
const isNew = (from: MispPlace, e: Told): boolean =>
  e.at > from.since || (e.at === from.since && !from.seen.includes(e.uuid));

/** Never back: an order that is none costs a repetition, and the hub takes the same event once. */
function placeAfter(before: MispPlace, e: Told): MispPlace {
  if (e.at < before.since) return before;
  return { since: e.at, seen: e.at === before.since ? [...before.seen, e.uuid] : [e.uuid] };
}

function counting() {
  const notes = new Set<string>();
  const state = {
    objects: 0,
    pages: 0,
    notes,
    end: (code: Ended["code"], again: boolean, retryAfter: number | null = null): Ended => ({
      code,
      again,
      retryAfter,
      objects: state.objects,
      pages: state.pages,
      notes: [...notes].sort(),
    }),
  };
  return state;
}

const textOf = (a: PageAnswer): string => (a.kind === "answered" ? a.body : "");

function refusedBy(a: PageAnswer): Pick<Ended, "code" | "again" | "retryAfter"> | undefined {
  if (a.kind === "failed") return { code: a.code ?? "LINE_BROKE", again: a.code !== "HOST_CLOSED", retryAfter: null };
  const end = (code: Ended["code"], again = false) => ({ code, again, retryAfter: again ? a.retryAfter : null });
  if (a.status >= 200 && a.status < 300)
    return /^text\/html\b/i.test(a.contentType) ? end("OTHER_LANGUAGE") : undefined;
  if (a.status === 429 || a.status === 503) return end("AGAIN_LATER", true);
  if (a.status === 401 || a.status === 403) return end("SIGN_IN_REFUSED");
  if (a.status === 404 || a.status === 410) return end("NO_SUCH_COLLECTION");
  if (a.status === 413) return end("PAGE_TOO_LARGE");
  if (a.status >= 300 && a.status < 400) return end("SENT_ELSEWHERE");
  if (a.status >= 500) return end("SERVER_FAULT", true);
  return end("NOT_UNDERSTOOD_THERE");
}

// untrusted: what a partner sent
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function manifestIn(text: string): readonly Told[] | "NOT_JSON" | "NO_ENVELOPE" {
  const said = parsed(text);
  if (said === undefined) return "NOT_JSON";
  if (typeof said !== "object" || said === null || Array.isArray(said)) return "NO_ENVELOPE";
  return Object.entries(said)
    .flatMap(([uuid, line]) => {
      const at = Number((line as { timestamp?: unknown } | null)?.timestamp);
      return UUID.test(uuid) && Number.isSafeInteger(at) && at >= 0 ? [{ uuid: uuid.toLowerCase(), at }] : [];
    })
    .sort(byChange);
}

function eventsIn(text: string): readonly (Told & { readonly text: string })[] | "NOT_JSON" | "NO_ENVELOPE" {
  const said = parsed(text);
  if (said === undefined) return "NOT_JSON";
  const list = Array.isArray(said) ? said : (said as { response?: unknown } | null)?.response;
  if (!Array.isArray(list)) return "NO_ENVELOPE";
  return list.flatMap((one: unknown) => {
    const event = (one as { Event?: { uuid?: unknown; timestamp?: unknown } } | null)?.Event;
    const [uuid, at] = [String(event?.uuid ?? ""), Number(event?.timestamp)];
    if (!UUID.test(uuid) || !Number.isSafeInteger(at) || at < 0) return [];
    return [{ uuid: uuid.toLowerCase(), at, text: JSON.stringify(one) }];
  });
}
