/** The door of sensing: readers that turn logs into records in columns, and match tables that look for indicators in them. */
export { isV4, readAddress, wordsOf } from "./batch/address.ts";
export { joinMails } from "./batch/join.ts";
export { partOf } from "./batch/part.ts";
export type { BeaconScore } from "./behaviour/beacon.ts";
export { type Behaviour, Pairs } from "./behaviour/pairs.ts";
export { type Indicator, TableBuilder } from "./match/build.ts";
export { CurrentTables } from "./match/current.ts";
export { INDICATOR_FAULT_CODES, type IndicatorFaultCode } from "./match/faults.ts";
export type { Hit, MatchCounts, MatchOptions, Relation, UrlReach } from "./match/hit.ts";
export type { SharedTables } from "./match/layout.ts";
export { Matcher } from "./match/match.ts";
export { Tables } from "./match/tables.ts";
export { READ_FAULT_CODES, type ReadFaultCode } from "./readers/faults.ts";
export { isFlows, isLines, READERS, TRAFFIC_FORMATS, type TrafficFormat } from "./readers/formats.ts";
export type { Portion, Reader, ReaderOptions, ReadFault, Whole } from "./readers/reader.ts";
export { RecordStream } from "./readers/record-stream.ts";
export { readWhole } from "./readers/whole.ts";
export { readZeek, type ZeekRead, ZeekReader } from "./readers/zeek-tsv.ts";
