/**
 * The compiled predicate: the address plan, the directions, the party, the period and the selectors of a permit as typed arrays,
 * made once and asked for every record without an object or a string. Says by itself what the plain interpreter says; the two
 * share no line of the rule, and a differential test holds them equal.
 */
import { type Batch, ENDS_READ } from "@noroshi/sensing/contract";
import { type Authorisation, DIRECTIONS, type Look, type PlanRow, REASONS, type Reason } from "../contract/index.ts";
import { PROTOCOL_NUMBERS } from "./interpreter.ts";
import { boundsOf, compileRanges, type RangeTable, rowOf } from "./ranges.ts";
import { periodOf } from "./verdict.ts";

/** Verdicts as numbers: one more than the place of the reason. */
const CODE = Object.fromEntries(REASONS.map((reason, at) => [reason, at + 1])) as Record<Reason, number>;
const DD = 0;
const FF = 3;

/** Rows of the plan for both ends of each record; -1 where no prefix holds the address or it could not be read. */
interface Ends {
  readonly origin: Int32Array;
  readonly responder: Int32Array;
}

/** Compiles the address plan once, and then each permit. */
export function compilePlan(
  plan: readonly PlanRow[],
  country: string,
): (permit: Authorisation) => (batch: Batch) => Look {
  const table = compileRanges(plan.map((row) => boundsOf(row.prefix)));
  const foreign = Uint8Array.from(plan, (row) => (row.country === country ? 0 : 1));
  const seen = new WeakMap<Batch, Ends>();
  const endsOf = (batch: Batch): Ends => {
    const known = seen.get(batch) ?? look(table, batch);
    seen.set(batch, known);
    return known;
  };
  return (permit) => {
    const own = Uint8Array.from(plan, (row) => (row.holder !== "" && row.holder === permit.party ? 1 : 0));
    const owner = permit.capability === "ownerConsent";
    const held = owner || permit.party !== null;
    const covered = Uint8Array.from(DIRECTIONS, (d) =>
      permit.directions.includes(d) && !(owner && d === "FF") ? 1 : 0,
    );
    const [from, to] = periodOf(permit);
    const selects = compileSelectors(permit);
    /** One record's verdict; `o` and `r` are the rows of its ends, `direction` its place in DIRECTIONS. */
    const verdict = (batch: Batch, at: number, o: number, r: number, direction: number): number => {
      if (direction === DD && (!owner || o < 0 || r < 0)) return CODE.domestic;
      if (batch.strange[at] !== 0) return CODE.not_understood;
      if (covered[direction] === 0) return CODE.not_covered;
      // Of the ends that lie within the country, each must be the party's.
      if (held && direction !== FF) {
        if (foreign[o] === 0 && own[o] === 0) return CODE.other_party;
        if (foreign[r] === 0 && own[r] === 0) return CODE.other_party;
      }
      const time = batch.time[at] ?? Number.NaN;
      if (!(time >= from && time < to)) return CODE.out_of_period;
      return selects(batch, at) ? 0 : CODE.no_selector;
    };
    return (batch) => {
      const { origin, responder } = endsOf(batch);
      const directions = new Uint8Array(batch.length);
      const verdicts = new Uint8Array(batch.length);
      for (let at = 0; at < batch.length; at++) {
        const [o, r] = [origin[at] ?? -1, responder[at] ?? -1];
        const direction = o < 0 || r < 0 ? DD : (foreign[o] ?? 0) + 2 * (foreign[r] ?? 0);
        directions[at] = direction;
        verdicts[at] = verdict(batch, at, o, r, direction);
      }
      return { directions, verdicts };
    };
  };
}

function look(table: RangeTable, batch: Batch): Ends {
  const ends = { origin: new Int32Array(batch.length).fill(-1), responder: new Int32Array(batch.length).fill(-1) };
  for (let at = 0; at < batch.length; at++) {
    if (batch.ends[at] !== ENDS_READ) continue;
    ends.origin[at] = rowOf(table, batch.origin, at * 4);
    ends.responder[at] = rowOf(table, batch.responder, at * 4);
  }
  return ends;
}

/** Addresses and ranges in one table; endpoints in one table for each pair of protocol and port. */
function compileSelectors({ criteria }: Authorisation): (batch: Batch, at: number) => boolean {
  const either = compileRanges(criteria.selectors.filter((s) => s.type !== "endpoint").map((s) => boundsOf(s.value)));
  const values = new Map<number, string[]>();
  for (const s of criteria.selectors) {
    const protocol = s.type === "endpoint" ? PROTOCOL_NUMBERS[s.proto] : undefined;
    if (s.type !== "endpoint" || protocol === undefined) continue;
    const key = protocol * 65_536 + s.port;
    values.set(key, [...(values.get(key) ?? []), s.value]);
  }
  const points = new Map([...values].map(([key, all]) => [key, compileRanges(all.map(boundsOf))]));
  return (batch, at) => {
    if (rowOf(either, batch.origin, at * 4) >= 0 || rowOf(either, batch.responder, at * 4) >= 0) return true;
    const point = points.get((batch.protocol[at] ?? 0) * 65_536 + (batch.responderPort[at] ?? 0));
    return point !== undefined && rowOf(point, batch.responder, at * 4) >= 0;
  };
}
