/**
 * The plain interpreter: looks through every prefix and every selector for every record. Slow, and short enough to be read
 * against the rule; the compiled tables are held to it by differential tests.
 */
import { type Batch, ENDS_READ } from "@noroshi/sensing/contract";
import { type Authorisation, DIRECTIONS, type Look, type PlanRow, REASONS, type Selector } from "../contract/index.ts";
import { boundsOf, compare } from "./ranges.ts";
import { directionOf, type End, verdict } from "./verdict.ts";

const NOWHERE: End = { known: false, domestic: false, holder: "" };

/** IANA's numbers of the protocols that a selector may name. */
export const PROTOCOL_NUMBERS: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17, icmp6: 58, sctp: 132 };

/** How the interpreter looks at a batch under a permit. */
export function interpret(plan: readonly PlanRow[], country: string, permit: Authorisation): (batch: Batch) => Look {
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
  return (batch) => {
    const look = { directions: new Uint8Array(batch.length), verdicts: new Uint8Array(batch.length) };
    for (let at = 0; at < batch.length; at++) {
      const from = batch.origin.subarray(at * 4, at * 4 + 4);
      const to = batch.responder.subarray(at * 4, at * 4 + 4);
      const read = batch.ends[at] === ENDS_READ;
      const [origin, responder] = read ? [end(from), end(to)] : [NOWHERE, NOWHERE];
      const found = verdict(permit, {
        understood: batch.strange[at] === 0,
        origin,
        responder,
        time: batch.time[at] ?? Number.NaN,
        selected: () => permit.criteria.selectors.some((selector) => matches(selector, batch, at, from, to)),
      });
      look.directions[at] = DIRECTIONS.indexOf(directionOf(origin, responder));
      look.verdicts[at] = found === undefined ? 0 : REASONS.indexOf(found) + 1;
    }
    return look;
  };
}

function matches(selector: Selector, batch: Batch, at: number, origin: Uint32Array, responder: Uint32Array): boolean {
  const { low, high } = boundsOf(selector.value);
  const within = (words: Uint32Array) => compare(low, words) <= 0 && compare(words, high) <= 0;
  if (selector.type !== "endpoint") return within(origin) || within(responder);
  const protocol = PROTOCOL_NUMBERS[selector.proto];
  return within(responder) && batch.responderPort[at] === selector.port && batch.protocol[at] === protocol;
}
