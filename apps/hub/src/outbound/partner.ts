/**
 * Calls to partners' machines, on hosts that the hub's operator names and on no other; closed where none is named. Hosts of exercises
 * are named apart from those of live realms, so that nothing of an exercise reaches a live partner. Follows no redirect, waits for
 * no line longer than a minute, reads no more of an answer than is allowed. Trusts no answer.
 */
const PATIENCE_MS = 60_000;

/** Characters of one answer. */
const MOST = 64 * 1024 * 1024;

export interface PartnerCall {
  readonly live: boolean;
  readonly method: "GET" | "POST";
  readonly address: string | URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

export type PartnerAnswer =
  | { readonly kind: "failed"; readonly code: "LINE_BROKE" | "HOST_CLOSED"; readonly why: string }
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly contentType: string;
      readonly body: string;
      readonly addedLast: string | null;
      /** Seconds; null when nothing usable was said. */
      readonly retryAfter: number | null;
    };

export interface PartnerLine {
  /** Has the operator opened the way to this address? */
  readonly isOpen: (address: string | URL, live: boolean) => boolean;
  /** Never throws for a partner that is away. */
  readonly call: (call: PartnerCall) => Promise<PartnerAnswer>;
}

export function partnerLine(env: Readonly<Record<string, string | undefined>>): PartnerLine {
  const live = hostsIn(env["NOROSHI_PARTNER_HOSTS"]);
  const exercise = hostsIn(env["NOROSHI_EXERCISE_PARTNER_HOSTS"]);
  const isOpen = (address: string | URL, isLive: boolean): boolean => {
    // untrusted: an address that an office wrote down, or that a partner named
    const text = String(address);
    if (!URL.canParse(text)) return false;
    const url = new URL(text);
    if (url.username !== "" || url.password !== "") return false;
    if (url.protocol !== "https:" && (isLive || url.protocol !== "http:")) return false;
    const host = url.host.toLowerCase();
    // A host that stands on both lists is open to neither: one of the two would reach the wrong realm.
    return isLive ? live.has(host) && !exercise.has(host) : exercise.has(host) && !live.has(host);
  };
  return {
    isOpen,
    async call({ live: isLive, method, address, headers, body, signal }) {
      if (!isOpen(address, isLive)) return { kind: "failed", code: "HOST_CLOSED", why: "not a host of the operator's" };
      try {
        const patience = AbortSignal.timeout(PATIENCE_MS);
        const res = await fetch(address, {
          method,
          headers,
          redirect: "manual",
          signal: signal === undefined ? patience : AbortSignal.any([signal, patience]),
          ...(body === undefined ? {} : { body }),
        });
        const later = Number(res.headers.get("retry-after") ?? Number.NaN);
        return {
          kind: "answered",
          status: res.status,
          contentType: res.headers.get("content-type") ?? "",
          body: await textOf(res),
          addedLast: res.headers.get("x-taxii-date-added-last"),
          retryAfter: Number.isFinite(later) && later >= 0 ? later : null,
        };
      } catch (e) {
        return { kind: "failed", code: "LINE_BROKE", why: e instanceof Error ? e.message.slice(0, 200) : "away" };
      }
    },
  };
}

function hostsIn(list: string | undefined): ReadonlySet<string> {
  return new Set(
    (list ?? "")
      .split(",")
      .map((h) => h.trim().toLowerCase())
      .filter(Boolean),
  );
}

/** An answer that is longer than allowed is read up to there and is a character too long: its reader sees that it was cut. */
async function textOf(res: Response): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of res.body ?? []) {
    parts.push(Buffer.from(part));
    length += part.byteLength;
    if (length > MOST) return "x".repeat(MOST + 1);
  }
  return Buffer.concat(parts).toString("utf8");
}
