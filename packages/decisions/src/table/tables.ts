/**
 * The table of each type of measure. A type that is missing here does not compile; what a type leaves out is said by event.
 * Communications are never acquired in an emergency; attribution and seizure have no approval after the act either.
 */
import { EVENTS, type MeasureEvent, type MeasureState, type MeasureType } from "../contract/index.ts";
import { BASE, type Cell, type Table } from "./base.ts";

const NO_EMERGENCY = ["declare_emergency", "approve_ex_post", "refuse_ex_post"] as const;

export const TABLES: Readonly<Record<MeasureType, Table>> = {
  block: BASE,
  notify_victim: BASE,
  patch_order: without(BASE, NO_EMERGENCY),
  take_down: without(BASE, NO_EMERGENCY),
  sinkhole_request: without(BASE, NO_EMERGENCY),
  freeze_funds: BASE,
  recall_funds: BASE,
  seize: without(BASE, NO_EMERGENCY),
  public_attribution: without(BASE, NO_EMERGENCY),
  neutralise: BASE,
  acquire_communications: without(BASE, NO_EMERGENCY),
};

/** What the table says of an event in a state; "·" when it may not happen. */
export function cellOf(type: MeasureType, state: MeasureState, event: MeasureEvent): Cell {
  return TABLES[type][state][EVENTS.indexOf(event)] ?? "·";
}

function without(table: Table, events: readonly MeasureEvent[]): Table {
  const emptied = (cells: readonly Cell[]): readonly Cell[] =>
    cells.map((cell, at) => (events.includes(EVENTS[at] ?? "edit") ? "·" : cell));
  return Object.fromEntries(Object.entries(table).map(([state, row]) => [state, emptied(row)])) as unknown as Table;
}
