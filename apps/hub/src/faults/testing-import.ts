/**
 * An import as partners do it: several hundred notices, bundles, amendments and batches, sent over HTTP with several in
 * flight; what is not answered with a receipt is sent again under the same key until it is.
 */
import { setTimeout as pause } from "node:timers/promises";
import { bundle, notice } from "../testing-hub.ts";
import type { ChildHub } from "./testing-child.ts";

/** One thing to send. Those of one lane go one after another: an amendment follows what it amends. */
export interface Sending {
  readonly body: string;
  readonly key: string;
  readonly content: string;
  readonly batch: boolean;
}

/** `by` draws 0 ≤ n < most. Values are drawn from a small pool so that reports meet. */
export type Draw = (most: number) => number;

/** A small seeded generator (mulberry32), so that a red run can be repeated. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (most) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * most);
  };
}

/** Lanes of sendings; about one in six notices is amended, one lane in ten is a batch. */
export function importPlan(lanes: number, draw: Draw): readonly (readonly Sending[])[] {
  const address = (): string => `203.0.113.${1 + draw(70)}`;
  const bodies = ["port", "bank", "police", "alpha"];
  return Array.from({ length: lanes }, (_, n): Sending[] => {
    const body = bodies[draw(bodies.length)] ?? "port";
    const values = () => [
      { type: "ipv4", value: address() },
      { type: "ipv4", value: address() },
      { type: "ipv4", value: address() },
    ];
    const one = (key: string, content: string): Sending => ({ body, key, content, batch: false });
    if (n % 10 === 9) {
      const lines = [0, 1, 2, 3, 4].map((k) =>
        JSON.stringify({ key: `k${n}.${k}`, report: JSON.parse(notice(`N-${n}.${k}`, { indicators: values() })) }),
      );
      return [{ body, key: `k${n}`, content: lines.join("\n"), batch: true }];
    }
    if (n % 5 === 4) return [one(`k${n}`, bundle(n, { addresses: [...new Set([address(), address(), address()])] }))];
    const first = one(`k${n}`, notice(`N-${n}`, { indicators: values() }));
    return draw(6) === 0
      ? [first, one(`k${n}b`, notice(`N-${n}`, { indicators: values(), incidentType: "ddos" }))]
      : [first];
  });
}

export interface Sent {
  /** Key → receipt id, for everything that was answered with a receipt. */
  readonly receipts: Map<string, string>;
  /** Answers that were neither a receipt nor "not now". */
  readonly wrong: string[];
  outcomes: Record<string, number>;
}

/** Sends everything, `abreast` lanes at once, again and again where the hub is away. */
export async function sendAll(hub: ChildHub, lanes: readonly (readonly Sending[])[], abreast: number): Promise<Sent> {
  const sent: Sent = { receipts: new Map(), wrong: [], outcomes: {} };
  const waiting = lanes.values();
  const work = async (): Promise<void> => {
    for (const lane of waiting) for (const s of lane) await send(hub, s, sent);
  };
  await Promise.all(Array.from({ length: abreast }, work));
  return sent;
}

async function send(hub: ChildHub, s: Sending, sent: Sent): Promise<void> {
  const path = s.batch ? "/api/v1/reports/batch" : "/api/v1/reports";
  const headers = {
    "content-type": s.batch ? "application/x-ndjson" : "application/json",
    ...(s.batch ? {} : { "idempotency-key": s.key }),
  };
  for (let turn = 0; turn < 2000; turn++) {
    const answer = await hub.as(s.body, "POST", path, { body: s.content, headers });
    if (answer && (answer.status === 202 || answer.status === 200)) return note(answer.json, s, sent);
    if (answer && answer.status !== 503 && answer.status !== 429) {
      sent.wrong.push(`${s.key}: ${answer.status} ${answer.text.slice(0, 200)}`);
      return;
    }
    await pause(25);
  }
  sent.wrong.push(`${s.key}: never answered`);
}

function note(json: Record<string, unknown>, s: Sending, sent: Sent): void {
  const results = s.batch
    ? (json["results"] as readonly { key: string; receipt: { id: string; outcome: string } | null }[])
    : [{ key: s.key, receipt: json as { id: string; outcome: string } }];
  for (const { key, receipt } of results) {
    if (!receipt) sent.wrong.push(`${key}: refused in a batch`);
    else {
      const before = sent.receipts.get(key);
      if (before !== undefined && before !== receipt.id) sent.wrong.push(`${key}: two receipts`);
      sent.receipts.set(key, receipt.id);
      sent.outcomes[receipt.outcome] = (sent.outcomes[receipt.outcome] ?? 0) + 1;
    }
  }
}
