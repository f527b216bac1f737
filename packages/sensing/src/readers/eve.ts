/**
 * Suricata's EVE log (eve.json): which path of an event is which field. Versions of the DNS, HTTP and TLS events differ; all are
 * read. Fields that indicators are about keep the path as their name; the rest is translated into Zeek's.
 */
import type { Matched } from "../contract/index.ts";
import { type JsonField, JsonLinesReader } from "./json/lines.ts";
import type { ReaderOptions } from "./reader.ts";

const own = (key: string, to: string): JsonField => ({ path: key.split("."), to });
const seen = (key: string, matched: Matched, to = key.replaceAll(".[]", "")): JsonField => ({
  path: key.split("."),
  to,
  matched,
});
const name: Matched = { as: "name" };
const names: Matched = { as: "names" };
const addresses: Matched = { as: "addresses" };
const mails: Matched = { as: "mails" };
const digest = (kind: "md5" | "sha1" | "sha256" | "ja3" | "ja3s" | "ja4" | "hassh"): Matched => ({ as: "texts", kind });
const file: Matched = { as: "text", kind: "filename" };

/** The mechanical fields. */
const OWN: readonly JsonField[] = [
  own("timestamp", "ts"),
  own("src_ip", "id.orig_h"),
  own("src_port", "id.orig_p"),
  own("dest_ip", "id.resp_h"),
  own("dest_port", "id.resp_p"),
  own("proto", "proto"),
  own("flow_id", "uid"),
  own("app_proto", "service"),
  own("event_type", "event_type"),
  own("flow.age", "duration"),
  own("flow.bytes_toserver", "orig_ip_bytes"),
  own("flow.bytes_toclient", "resp_ip_bytes"),
  own("flow.pkts_toserver", "orig_pkts"),
  own("flow.pkts_toclient", "resp_pkts"),
];

const FIELDS: readonly JsonField[] = [
  ...OWN,
  seen("xff", addresses),
  seen("tunnel.src_ip", addresses),
  seen("tunnel.dest_ip", addresses),
  seen("dhcp.assigned_ip", addresses),
  seen("dns.rrname", name),
  seen("dns.rdata", names),
  seen("dns.query.[].rrname", names),
  seen("dns.queries.[].rrname", names),
  seen("dns.answers.[].rrname", names),
  seen("dns.answers.[].rdata", names),
  ...["A", "AAAA", "CNAME", "NS", "MX", "PTR"].map((type) => seen(`dns.grouped.${type}.[]`, names)),
  seen("tls.sni", name),
  seen("tls.subjectaltname.[]", names),
  seen("tls.fingerprint", digest("sha1")),
  seen("tls.ja3.hash", digest("ja3")),
  seen("tls.ja3s.hash", digest("ja3s")),
  seen("tls.ja4", digest("ja4")),
  seen("quic.sni", name),
  seen("quic.ja3.hash", digest("ja3")),
  seen("quic.ja4", digest("ja4")),
  seen("http.hostname", { as: "host" }),
  { path: ["http", "http_port"], to: "http.http_port", matched: { as: "port" } },
  seen("http.url", { as: "target", host: "http.hostname", port: "http.http_port" }),
  seen("http.http_user_agent", { as: "text", kind: "user-agent" }),
  seen("fileinfo.filename", file),
  ...["fileinfo.", "files.[]."].flatMap((place) => [
    seen(`${place}md5`, digest("md5")),
    seen(`${place}sha1`, digest("sha1")),
    seen(`${place}sha256`, digest("sha256")),
  ]),
  seen("smtp.mail_from", mails),
  seen("smtp.rcpt_to.[]", mails),
  seen("email.from", mails),
  seen("email.to.[]", mails),
  seen("email.cc.[]", mails),
  seen("ssh.client.hassh.hash", digest("hassh")),
  seen("ssh.server.hassh.hash", digest("hassh")),
];

/** What selection may keep; nothing else of an event is looked at. */
const KEPT_FIELDS: readonly JsonField[] = [
  ...OWN,
  seen("smtp.mail_from", mails, "mailfrom"),
  seen("smtp.rcpt_to.[]", mails, "rcptto"),
];

/** The object that mechanical fields are taken from; what nobody knows in it makes an event not understood. */
const CLOSED = {
  flow: [
    ...["bytes_toserver", "bytes_toclient", "pkts_toserver", "pkts_toclient", "age", "start", "end", "state", "reason"],
    ...[
      "alerted",
      "action",
      "bypass",
      "bypassed",
      "emergency",
      "wrong_thread",
      "exception_policy",
      "tx_cnt",
      "elephant",
    ],
    ...["src_ip", "src_port", "dest_ip", "dest_port", "elephant_toserver", "elephant_toclient"],
  ],
};

/** Keys of events (Suricata 7 and 8, eve-json-format), all that is not a field above. */
const KNOWN = [
  ...["in_iface", "vlan", "tx_id", "tx_guessed", "pcap_cnt", "pcap_filename", "parent_id", "sensor_id", "host"],
  ...[
    "community_id",
    "ip_v",
    "pkt_src",
    "direction",
    "direct",
    "metadata",
    "ether",
    "icmp_type",
    "icmp_code",
    "response_icmp_type",
  ],
  ...[
    "response_icmp_code",
    "spi",
    "flow",
    "netflow",
    "alert",
    "anomaly",
    "drop",
    "verdict",
    "stats",
    "tcp",
    "app_proto_tc",
  ],
  ...[
    "app_proto_ts",
    "app_proto_orig",
    "app_proto_expected",
    "payload",
    "payload_printable",
    "payload_length",
    "packet",
  ],
  ...[
    "packet_info",
    "stream",
    "frame",
    "dns",
    "tls",
    "http",
    "fileinfo",
    "files",
    "smtp",
    "email",
    "ssh",
    "quic",
    "tunnel",
    "dhcp",
  ],
  ...[
    "ftp",
    "ftp_data",
    "smb",
    "nfs",
    "rpc",
    "tftp",
    "ike",
    "krb5",
    "snmp",
    "sip",
    "rfb",
    "rdp",
    "mqtt",
    "http2",
    "pgsql",
  ],
  ...[
    "modbus",
    "dnp3",
    "enip",
    "bittorrent_dht",
    "arp",
    "ldap",
    "mdns",
    "doh2",
    "pop3",
    "websocket",
    "template",
    "traffic",
  ],
];

/** A reader of EVE. */
export function eveReader(options: ReaderOptions = {}): JsonLinesReader {
  const fields = options.matchedOnly === true ? FIELDS : KEPT_FIELDS;
  return new JsonLinesReader({ fields, known: KNOWN, closed: CLOSED }, options);
}
