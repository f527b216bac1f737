/** The formats of traffic that can be matched, each with its reader, and how its fields are called there. */
import { READERS, type Reader, type ReaderOptions, type TrafficFormat } from "@noroshi/sensing";

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

/** Packets and flows. */
function records(format: TrafficFormat): Format {
  return { reader: READERS[format], counts: "record", fields: ENDS, divisible: false };
}

export const FORMATS: Readonly<Record<TrafficFormat, Format>> = {
  zeek: { reader: READERS.zeek, counts: "line", fields: {}, divisible: true },
  "zeek-json": { reader: READERS["zeek-json"], counts: "line", fields: {}, divisible: true },
  eve: { reader: READERS.eve, counts: "line", fields: ENDS, divisible: true },
  pcap: records("pcap"),
  nf5: records("nf5"),
  nf9: records("nf9"),
  ipfix: records("ipfix"),
};
