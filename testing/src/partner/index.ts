/**
 * A partner's TAXII collection with bad manners: one good server and more than twenty ways to misbehave, each as a change of what the good
 * one answers. In memory and without a clock; a hub's client must end in a stated way with every one of them.
 */
import type { PageAnswer, PageAsked } from "@noroshi/sharing";

const TAXII = "application/taxii+json;version=2.1";

export interface Entry {
  readonly object: { readonly id: string; readonly type: string; readonly modified: string };
  /** When it was added, ISO 8601 UTC with microseconds. */
  readonly addedAt: string;
}

export type Answering = (asked: PageAsked, turn: number) => PageAnswer;

const entryOf = (n: number, addedAt: string): Entry => {
  const id = `indicator--55555555-0000-4000-8000-${String(n).padStart(12, "0")}`;
  const modified = "2026-11-01T00:00:00.000Z";
  return { object: { id, type: "indicator", modified }, addedAt };
};

export const instant = (n: number): string => `2026-11-20T00:00:00.${String(n).padStart(6, "0")}Z`;

/** So many objects; `perInstant` of them share each instant. */
export function collectionOf(count: number, perInstant = 1): readonly Entry[] {
  return Array.from({ length: count }, (_, n) => entryOf(n, instant(10 + Math.floor(n / perInstant))));
}

const answered = (body: unknown, over: Partial<PageAnswer & { kind: "answered" }> = {}): PageAnswer => ({
  kind: "answered",
  status: 200,
  contentType: TAXII,
  body: typeof body === "string" ? body : JSON.stringify(body),
  addedLast: null,
  retryAfter: null,
  ...over,
});

interface Manners {
  /** Is an object that was added at the very instant of added_after given again? */
  readonly inclusive?: boolean;
  readonly mostAPage?: number;
  readonly noDates?: boolean;
  readonly noNext?: boolean;
}

/** A server that keeps the standard, but for these manners. */
export function server(all: readonly Entry[], m: Manners = {}): Answering {
  return (asked) => {
    const start = asked.next === null ? 0 : Number(asked.next);
    const after = asked.addedAfter;
    const rest = all.filter((e) => after === null || (m.inclusive ? e.addedAt >= after : e.addedAt > after));
    const size = Math.min(asked.limit, m.mostAPage ?? 1_000);
    const page = rest.slice(start, start + size);
    if (page.length === 0) return answered({});
    const more = start + size < rest.length;
    const next = more && !m.noNext ? { next: String(start + size) } : {};
    const objects = page.map((e) => e.object);
    return answered({ more, ...next, objects }, { addedLast: m.noDates ? null : (page.at(-1)?.addedAt ?? null) });
  };
}

export interface Misbehaviour {
  readonly name: string;
  readonly answers: (all: readonly Entry[]) => Answering;
  /** How a drain has to end with it. */
  readonly ends: string;
  /** Does everything arrive nevertheless? */
  readonly whole: boolean;
}

const refusing =
  (status: number, over: Partial<PageAnswer & { kind: "answered" }> = {}) =>
  (): Answering =>
  () =>
    answered({ title: "no" }, { status, ...over });

export const MISBEHAVIOURS: readonly Misbehaviour[] = [
  {
    name: "gives the instant of added_after again",
    answers: (a) => server(a, { inclusive: true }),
    ends: "DRAINED",
    whole: true,
  },
  { name: "gives one object a page", answers: (a) => server(a, { mostAPage: 1 }), ends: "DRAINED", whole: true },
  { name: "gives no dates", answers: (a) => server(a, { noDates: true }), ends: "DRAINED", whole: true },
  {
    name: "says there is more and gives no next",
    answers: (a) => server(a, { noNext: true, mostAPage: 7 }),
    ends: "DRAINED",
    whole: true,
  },
  {
    name: "says 413 to more than four objects",
    answers: (a) => (asked, turn) => (asked.limit > 4 ? refusing(413)()(asked, turn) : server(a)(asked, turn)),
    ends: "DRAINED",
    whole: true,
  },
  {
    name: "forgets every next after its second page",
    answers: (a) => {
      let given = 0;
      return (asked, turn) => {
        if (asked.next === null) given = 0;
        return ++given > 2 ? refusing(400)()(asked, turn) : server(a, { mostAPage: 5 })(asked, turn);
      };
    },
    ends: "DRAINED",
    whole: true,
  },
  {
    name: "knows none of its own next",
    answers: (a) => (asked, turn) =>
      asked.next === null ? server(a, { mostAPage: 5 })(asked, turn) : refusing(404)()(asked, turn),
    ends: "DRAINED",
    whole: true,
  },
  {
    name: "knows none of its own next and gives no dates",
    answers: (a) => (asked, turn) =>
      asked.next === null ? server(a, { mostAPage: 5, noDates: true })(asked, turn) : refusing(400)()(asked, turn),
    ends: "NOT_UNDERSTOOD_THERE",
    whole: false,
  },
  {
    name: "counts its next in numbers and its more in words",
    answers: (a) => (asked, turn) => {
      const page = server(a, { mostAPage: 5 })(asked, turn);
      const body = page.kind === "answered" ? page.body.replace(/"next":"(\d+)"/, '"next":$1') : "";
      return page.kind === "answered" ? { ...page, body: body.replace('"more":true', '"more":"true"') } : page;
    },
    ends: "DRAINED",
    whole: true,
  },
  { name: "says 413 to everything", answers: refusing(413), ends: "PAGE_TOO_LARGE", whole: false },
  {
    name: "says more for ever on empty pages",
    answers: () => (_, turn) => answered({ more: true, next: `n${turn}` }),
    ends: "SAYS_MORE_GIVES_NONE",
    whole: false,
  },
  {
    name: "gives the first page again under the same next",
    answers: (a) => () =>
      answered({ more: true, next: "0", objects: a.slice(0, 3).map((e) => e.object) }, { addedLast: instant(12) }),
    ends: "GOES_ROUND",
    whole: false,
  },
  {
    name: "gives the first page again under ever new cursors",
    answers: (a) => (_, turn) =>
      answered(
        { more: true, next: `n${turn}`, objects: a.slice(0, 3).map((e) => e.object) },
        { addedLast: instant(12) },
      ),
    ends: "GOES_ROUND",
    whole: false,
  },
  {
    name: "says there is no more and gives a next",
    answers: (a) => (asked, turn) => {
      const page = server(a, { mostAPage: 5 })(asked, turn);
      return page.kind === "answered" ? { ...page, body: page.body.replace('"more":true', '"more":false') } : page;
    },
    ends: "DRAINED",
    whole: true,
  },
  {
    name: "lets its instants go backwards",
    answers: (a) => (asked, turn) => {
      const page = server(a, { mostAPage: 5 })({ ...asked, addedAfter: null }, turn);
      return page.kind === "answered" ? { ...page, addedLast: instant(100 - turn) } : page;
    },
    ends: "DRAINED",
    whole: true,
  },
  {
    name: "is busy and says for how long",
    answers: refusing(429, { retryAfter: 30 }),
    ends: "AGAIN_LATER",
    whole: false,
  },
  { name: "is down", answers: refusing(502), ends: "SERVER_FAULT", whole: false },
  { name: "does not know the key", answers: refusing(401), ends: "SIGN_IN_REFUSED", whole: false },
  { name: "has no such collection", answers: refusing(404), ends: "NO_SUCH_COLLECTION", whole: false },
  { name: "sends the reader elsewhere", answers: refusing(302), ends: "SENT_ELSEWHERE", whole: false },
  {
    name: "answers with a page for people",
    answers: () => () => answered("<html>", { contentType: "text/html" }),
    ends: "OTHER_LANGUAGE",
    whole: false,
  },
  { name: "cuts its JSON off", answers: () => () => answered('{"objects":[{"id":'), ends: "NOT_JSON", whole: false },
  { name: "answers with a list", answers: () => () => answered([]), ends: "NO_ENVELOPE", whole: false },
  {
    name: "breaks the line",
    answers: () => () => ({ kind: "failed", why: "reset" }),
    ends: "LINE_BROKE",
    whole: false,
  },
  {
    name: "sends a page beyond all measure",
    answers: () => () => answered(`{"objects":[],"x":"${"a".repeat(2_000_000)}"}`),
    ends: "PAGE_TOO_LARGE",
    whole: false,
  },
];
