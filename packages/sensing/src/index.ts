/** The door of sensing: readers that turn logs into records in columns. */
export { isV4, readAddress, wordsOf } from "./batch/address.ts";
export { type Joined, joinMails } from "./batch/join.ts";
export { readZeek, type ZeekRead } from "./readers/zeek-tsv.ts";
