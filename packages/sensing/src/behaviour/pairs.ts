/**
 * Gathers who spoke with whom, when and how much, and says which pairs behave like machines that report home: beacons, strobes,
 * connections that stay open. Looks at the newest 24 hours. Memory is capped, and what was not taken in is counted.
 */
import { addressText } from "../batch/address-text.ts";
import { type Batch, textAt } from "../contract/index.ts";
import { type BeaconScore, beaconScore, STROBE } from "./beacon.ts";

const DAY = 86_400;
const PAIRS_MOST = 500_000;
const TIMES_MOST = 20_000_000;
/** Total seconds of a pair's connections from which on they are long (RITA 5: one hour). */
const LONG = 3600;

export interface Behaviour {
  readonly origin: string;
  readonly responder: string;
  readonly kind: "beacon" | "strobe" | "long";
  readonly connections: number;
  /** Seconds between connections: the median. */
  readonly interval: number;
  /** Seconds of all connections together. */
  readonly seconds: number;
  readonly bytes: number;
  /** Share of all originators that speak with this responder: what everybody does is seldom an attack. */
  readonly prevalence: number;
  readonly beacon?: BeaconScore;
}

interface Pair {
  readonly origin: string;
  readonly responder: string;
  readonly seen: Connection[];
}

interface Connection {
  readonly time: number;
  readonly bytes: number;
  readonly seconds: number;
}

export class Pairs {
  readonly #pairs = new Map<string, Pair>();
  #times = 0;
  #newest = 0;
  #oldest = Infinity;
  /** Connections that were not taken in: without time or ends, or beyond the caps. */
  left = 0;

  /** Takes in the connections of a batch: records that say how much was sent. */
  take(batch: Batch): void {
    for (let at = 0; at < batch.length; at++) {
      const event = textAt(batch, "event_type", at);
      if (event !== undefined && event !== "flow") continue;
      const time = Math.floor((batch.time[at] ?? Number.NaN) / 1e6);
      if (batch.ends[at] !== 1 || Number.isNaN(time)) {
        this.left++;
        continue;
      }
      if (isNobody(batch.origin, 4 * at) || isNobody(batch.responder, 4 * at)) continue;
      const bytes = Number(textAt(batch, "orig_ip_bytes", at) ?? textAt(batch, "orig_bytes", at) ?? 0);
      const seconds = Number(textAt(batch, "duration", at) ?? 0);
      this.#add(batch, at, {
        time,
        bytes: Number.isFinite(bytes) ? bytes : 0,
        seconds: Number.isFinite(seconds) ? seconds : 0,
      });
    }
  }

  #add(batch: Batch, at: number, connection: Connection): void {
    const key = batch.origin.subarray(4 * at, 4 * at + 4).join() + batch.responder.subarray(4 * at, 4 * at + 4).join();
    let pair = this.#pairs.get(key);
    if (pair === undefined && this.#pairs.size < PAIRS_MOST) {
      pair = { origin: addressText(batch.origin, 4 * at), responder: addressText(batch.responder, 4 * at), seen: [] };
      this.#pairs.set(key, pair);
    }
    // One more than a strobe has is enough to know it.
    if (pair === undefined || this.#times >= TIMES_MOST || pair.seen.length > STROBE) {
      this.left++;
      return;
    }
    pair.seen.push(connection);
    this.#times++;
    this.#newest = Math.max(this.#newest, connection.time);
    this.#oldest = Math.min(this.#oldest, connection.time);
  }

  /** Pairs that behave so, the most striking first. @param least the beacon score from which on a pair is told */
  behaviours(least: number): readonly Behaviour[] {
    const window = { from: Math.max(this.#oldest, this.#newest - DAY), to: this.#newest };
    const origins = new Set([...this.#pairs.values()].map(({ origin }) => origin));
    const callers = Map.groupBy(this.#pairs.values(), ({ responder }) => responder);
    const told = [...this.#pairs.values()].flatMap((pair): Behaviour[] => {
      const seen = pair.seen.filter(({ time }) => time >= window.from).sort((a, b) => a.time - b.time);
      const times = seen.map(({ time }) => time);
      const seconds = seen.reduce((sum, one) => sum + one.seconds, 0);
      const beacon = beaconScore(
        times,
        seen.map(({ bytes }) => bytes),
        window,
      );
      const kinds: Behaviour["kind"][] = [];
      if (seen.length >= STROBE) kinds.push("strobe");
      if (beacon !== undefined && beacon.score >= least) kinds.push("beacon");
      if (seconds >= LONG) kinds.push("long");
      const gaps = times
        .slice(1)
        .map((time, n) => time - (times[n] ?? 0))
        .sort((a, b) => a - b);
      return kinds.map((kind) => ({
        origin: pair.origin,
        responder: pair.responder,
        kind,
        connections: seen.length,
        interval: gaps[gaps.length >> 1] ?? 0,
        seconds,
        bytes: seen.reduce((sum, one) => sum + one.bytes, 0),
        prevalence: (callers.get(pair.responder)?.length ?? 0) / origins.size,
        ...(beacon === undefined ? {} : { beacon }),
      }));
    });
    const weight = (one: Behaviour) =>
      one.kind === "strobe" ? 2 : one.kind === "beacon" ? (one.beacon?.score ?? 0) : 0;
    return told.sort((a, b) => weight(b) - weight(a) || b.seconds - a.seconds || (a.origin < b.origin ? -1 : 1));
  }
}

/** Addresses that name no party: unspecified, loopback, link-local, multicast, broadcast. */
function isNobody(words: Uint32Array, at: number): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = words.subarray(at, at + 4);
  if (a === 0 && b === 0 && c === 0xffff) {
    const first = d >>> 24;
    return d === 0 || first === 127 || d >>> 16 === 0xa9fe || first >= 224;
  }
  return (a === 0 && b === 0 && c === 0 && d <= 1) || a >>> 22 === 0x3fa || a >>> 24 === 0xff;
}
