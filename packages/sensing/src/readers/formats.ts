/** The formats of traffic, each with its reader. Text logs are of lines; packets and flows depend on what came before. */
import { eveReader } from "./eve.ts";
import { FlowReader } from "./flow/flows.ts";
import { PacketReader } from "./packet/packets.ts";
import type { Reader, ReaderOptions } from "./reader.ts";
import { zeekJsonReader } from "./zeek-json.ts";
import { ZeekReader } from "./zeek-tsv.ts";

export const READERS = {
  zeek: (options: ReaderOptions) => new ZeekReader(options),
  "zeek-json": zeekJsonReader,
  eve: eveReader,
  pcap: (options: ReaderOptions) => new PacketReader(options),
  nf5: (options: ReaderOptions) => new FlowReader("nf5", options),
  nf9: (options: ReaderOptions) => new FlowReader("nf9", options),
  ipfix: (options: ReaderOptions) => new FlowReader("ipfix", options),
} as const satisfies Readonly<Record<string, (options: ReaderOptions) => Reader>>;

export type TrafficFormat = keyof typeof READERS;

export const TRAFFIC_FORMATS = Object.keys(READERS) as readonly TrafficFormat[];

/** Flows come as messages, each of which may be a datagram. */
export type FlowFormat = "nf5" | "nf9" | "ipfix";
export type LineFormat = "zeek" | "zeek-json" | "eve";

export function isLines(format: TrafficFormat): format is LineFormat {
  return format === "zeek" || format === "zeek-json" || format === "eve";
}

export function isFlows(format: TrafficFormat): format is FlowFormat {
  return format === "nf5" || format === "nf9" || format === "ipfix";
}
