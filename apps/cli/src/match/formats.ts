/** The formats of traffic that can be matched, each with its reader, and how its fields are called there. */
import {
  eveReader,
  FlowReader,
  type FlowVersion,
  PacketReader,
  type Reader,
  type ReaderOptions,
  ZeekReader,
  zeekJsonReader,
} from "@noroshi/sensing";

export interface Format {
  readonly reader: (options: ReaderOptions) => Reader;
  /** Text logs count lines, all others records. */
  readonly counts: "line" | "record";
  /** The format's own names of fields; others are called as the contract calls them. */
  readonly fields: Readonly<Record<string, string>>;
  /** Lines can be read by several workers at once; packets and flows depend on what came before. */
  readonly divisible: boolean;
}

const ENDS = { "id.orig_h": "src_ip", "id.resp_h": "dest_ip" } as const;

function flows(version: FlowVersion): Format {
  return { reader: (options) => new FlowReader(version, options), counts: "record", fields: ENDS, divisible: false };
}

export const FORMATS = {
  zeek: { reader: (options) => new ZeekReader(options), counts: "line", fields: {}, divisible: true },
  "zeek-json": { reader: zeekJsonReader, counts: "line", fields: {}, divisible: true },
  eve: {
    reader: eveReader,
    counts: "line",
    fields: ENDS,
    divisible: true,
  },
  pcap: {
    reader: (options) => new PacketReader(options),
    counts: "record",
    fields: ENDS,
    divisible: false,
  },
  nf5: flows("nf5"),
  nf9: flows("nf9"),
  ipfix: flows("ipfix"),
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof FORMATS;

export function formatOf(name: FormatName): Format {
  return FORMATS[name];
}
