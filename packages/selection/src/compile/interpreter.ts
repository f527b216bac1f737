/**
 * The plain interpreter: looks through every prefix and every selector for every record. Slow, and short enough to be read
 * against the rule; the compiled tables are held to it by differential tests.
 */
import { type Batch, ENDS_READ } from "@noroshi/sensing/contract";
import type { Authorisation, PlanRow, Selector } from "../contract/index.ts";
import { boundsOf, compare } from "./ranges.ts";
import type { Asked, End } from "./verdict.ts";

const NOWHERE: End = { known: false, domestic: false, holder: "" };

/** How the interpreter answers about a record under a permit. */
export function interpret(
  plan: readonly PlanRow[],
  country: string,
  permit: Authorisation,
): (batch: Batch, at: number) => Asked {
  const end = (words: Uint32Array): End => {
    let best: { row: PlanRow; bits: number } | undefined;
    for (const row of plan) {
      const bounds = boundsOf(row.prefix);
      const inside = compare(bounds.low, words) <= 0 && compare(words, bounds.high) <= 0;
      if (inside && (best === undefined || bounds.bits > best.bits)) best = { row, bits: bounds.bits };
    }
    return best === undefined
      ? NOWHERE
      : { known: true, domestic: best.row.country === country, holder: best.row.holder };
  };
  return (batch, at) => {
    const origin = batch.origin.subarray(at * 4, at * 4 + 4);
    const responder = batch.responder.subarray(at * 4, at * 4 + 4);
    const read = batch.ends[at] === ENDS_READ;
    return {
      understood: batch.strange[at] === 0,
      origin: read ? end(origin) : NOWHERE,
      responder: read ? end(responder) : NOWHERE,
      time: batch.time[at] ?? Number.NaN,
      selected: () => permit.criteria.selectors.some((selector) => matches(selector, batch, at, origin, responder)),
    };
  };
}

export const PROTOCOL_NUMBERS: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17, icmp6: 58, sctp: 132 };

function matches(selector: Selector, batch: Batch, at: number, origin: Uint32Array, responder: Uint32Array): boolean {
  const { low, high } = boundsOf(selector.value);
  const within = (words: Uint32Array) => compare(low, words) <= 0 && compare(words, high) <= 0;
  if (selector.type !== "endpoint") return within(origin) || within(responder);
  const protocol = PROTOCOL_NUMBERS[selector.proto];
  return within(responder) && batch.responderPort[at] === selector.port && batch.protocol[at] === protocol;
}
