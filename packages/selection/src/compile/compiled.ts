/** The compiled tables: prefixes and selectors as sorted boundaries, endpoints as a set of numbers. Made once per permit. */
import { type Batch, ENDS_READ } from "@noroshi/sensing/contract";
import type { Authorisation, PlanRow } from "../contract/index.ts";
import { PROTOCOL_NUMBERS } from "./interpreter.ts";
import { boundsOf, compileRanges, rowOf } from "./ranges.ts";
import type { Asked, End } from "./verdict.ts";

const NOWHERE: End = { known: false, domestic: false, holder: "" };

/** Compiles the address plan once, and then each permit. */
export function compilePlan(
  plan: readonly PlanRow[],
  country: string,
): (permit: Authorisation) => (batch: Batch, at: number) => Asked {
  const table = compileRanges(plan.map((row) => boundsOf(row.prefix)));
  const ends: readonly End[] = plan.map((row) => ({
    known: true,
    domestic: row.country === country,
    holder: row.holder,
  }));
  const end = (words: Uint32Array, at: number): End => ends[rowOf(table, words, at)] ?? NOWHERE;
  return (permit) => {
    const { selectors } = permit.criteria;
    const either = compileRanges(selectors.filter((s) => s.type !== "endpoint").map((s) => boundsOf(s.value)));
    const points = selectors.flatMap((s) => (s.type === "endpoint" ? [s] : []));
    // Each distinct range of endpoints has a number; the set holds range, port and protocol in one.
    const values = [...new Set(points.map((s) => s.value))];
    const keys = new Map<string, Set<number>>();
    for (const s of points) {
      const ports = keys.get(s.value) ?? new Set<number>();
      const protocol = PROTOCOL_NUMBERS[s.proto];
      if (protocol !== undefined) ports.add(protocol * 65_536 + s.port);
      keys.set(s.value, ports);
    }
    const ranges = values.map((value) => ({
      table: compileRanges([boundsOf(value)]),
      ports: keys.get(value) ?? new Set<number>(),
    }));
    return (batch, at) => {
      const read = batch.ends[at] === ENDS_READ;
      return {
        understood: batch.strange[at] === 0,
        origin: read ? end(batch.origin, at * 4) : NOWHERE,
        responder: read ? end(batch.responder, at * 4) : NOWHERE,
        time: batch.time[at] ?? Number.NaN,
        selected: () => {
          if (rowOf(either, batch.origin, at * 4) >= 0 || rowOf(either, batch.responder, at * 4) >= 0) return true;
          const key = (batch.protocol[at] ?? 0) * 65_536 + (batch.responderPort[at] ?? 0);
          return ranges.some((r) => r.ports.has(key) && rowOf(r.table, batch.responder, at * 4) >= 0);
        },
      };
    };
  };
}
