/** The door of sensing: readers that turn logs into records in columns, and match tables that look for indicators in them. */
export { isV4, readAddress, wordsOf } from "./batch/address.ts";
export { joinMails } from "./batch/join.ts";
export { type Indicator, TableBuilder } from "./match/build.ts";
export { CurrentTables } from "./match/current.ts";
export { INDICATOR_FAULT_CODES, type IndicatorFaultCode } from "./match/faults.ts";
export type { Hit, MatchCounts, MatchOptions, Relation, UrlReach } from "./match/hit.ts";
export type { SharedTables } from "./match/layout.ts";
export { Matcher } from "./match/match.ts";
export { Tables } from "./match/tables.ts";
export { eveReader } from "./readers/eve.ts";
export { READ_FAULT_CODES, type ReadFaultCode } from "./readers/faults.ts";
export { FlowReader, type FlowVersion } from "./readers/flow/flows.ts";
export { PacketReader } from "./readers/packet/packets.ts";
export type { Portion, Reader, ReaderOptions, ReadFault } from "./readers/reader.ts";
export { zeekJsonReader } from "./readers/zeek-json.ts";
export { readZeek, type ZeekRead, ZeekReader } from "./readers/zeek-tsv.ts";
export { readZeekWhole, type Whole } from "./readers/zeek-whole.ts";
