/**
 * The table of each type of measure. A type that is missing here does not compile; what a type leaves out is said by event.
 * Communications are never acquired in an emergency; attribution and seizure have no approval after the act either. Only a
 * neutralisation may come in with consultation and approval given before: its file is made outside.
 */
import { EVENTS, type MeasureEvent, type MeasureState, type MeasureType } from "../contract/index.ts";
import { BASE, type Cell, type Table } from "./base.ts";

const NO_EMERGENCY = ["declare_emergency", "approve_ex_post", "refuse_ex_post"] as const;
const IN_THE_ROOM = without(BASE, ["accept"]);

export const TABLES: Readonly<Record<MeasureType, Table>> = {
  block: IN_THE_ROOM,
  notify_victim: IN_THE_ROOM,
  patch_order: without(IN_THE_ROOM, NO_EMERGENCY),
  take_down: without(IN_THE_ROOM, NO_EMERGENCY),
  sinkhole_request: without(IN_THE_ROOM, NO_EMERGENCY),
  freeze_funds: IN_THE_ROOM,
  recall_funds: IN_THE_ROOM,
  seize: without(IN_THE_ROOM, NO_EMERGENCY),
  public_attribution: without(IN_THE_ROOM, NO_EMERGENCY),
  neutralise: BASE,
  acquire_communications: without(IN_THE_ROOM, NO_EMERGENCY),
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
