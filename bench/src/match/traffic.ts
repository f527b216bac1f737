/** Makes indicators and logs that look like a busy network's, always the same ones; one record in a thousand has a hit. */

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import type { Indicator } from "@noroshi/sensing";

/** A cheap number for a number, the same on every machine. */
function mixed(n: number): number {
  let x = Math.imul(n ^ (n >>> 16), 0x45d9f3b);
  x = Math.imul(x ^ (x >>> 16), 0x45d9f3b);
  return (x ^ (x >>> 16)) >>> 0;
}

const address = (n: number) => {
  const x = mixed(n);
  return `${1 + (x % 222)}.${(x >>> 8) & 255}.${(x >>> 16) & 255}.${(x >>> 24) & 255}`;
};
const name = (n: number) => `${mixed(n).toString(36)}.${["com", "net", "org", "co.jp", "example"][n % 5]}`;

/** Six names, three addresses and a digest of ten. */
export function indicator(n: number): Indicator {
  if (n % 10 < 6) return { kind: "domain", value: name(n), line: n + 1 };
  if (n % 10 < 9) return { kind: "ipv4", value: address(n), line: n + 1 };
  return {
    kind: "md5",
    value: [0, 1, 2, 3]
      .map((k) =>
        mixed(4 * n + k)
          .toString(16)
          .padStart(8, "0"),
      )
      .join(""),
    line: n + 1,
  };
}

const HEAD = `#separator \\x09
#set_separator\t,
#empty_field\t(empty)
#unset_field\t-
#path\tconn
#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\torig_bytes\tresp_bytes\tconn_state\tlocal_orig\tlocal_resp\tmissed_bytes\thistory\torig_pkts\torig_ip_bytes\tresp_pkts\tresp_ip_bytes\ttunnel_parents
#types\ttime\tstring\taddr\tport\taddr\tport\tenum\tstring\tinterval\tcount\tcount\tstring\tbool\tbool\tcount\tstring\tcount\tcount\tcount\tcount\tset[string]
`;
export const HEAD_LINES = HEAD;

const inside = (n: number) => `10.${mixed(n) & 63}.${(mixed(n) >>> 8) & 255}.${(mixed(n) >>> 16) & 255}`;
/** Addresses of the world: of the indicators' only one in a thousand. */
const outside = (n: number) => (n % 1000 === 7 ? address(10 * (n % 1_000) + 7) : address(0x4000_0000 + mixed(n)));

function connection(n: number): string {
  const x = mixed(n + 77);
  return `${1_700_000_000 + Math.floor(n / 500)}.${String(x % 1e6).padStart(6, "0")}\tC${x.toString(36)}${mixed(x).toString(36)}\t${inside(n)}\t${1024 + (x % 60_000)}\t${outside(n)}\t443\ttcp\tssl\t${(x % 1000) / 100}\t${x % 9000}\t${x % 90_000}\tSF\tT\tF\t0\tShADadFf\t${x % 90}\t${x % 12_000}\t${x % 80}\t${x % 99_000}\t-\n`;
}

/** Two events of TLS, one of DNS, one of HTTP, one flow. */
function event(n: number): string {
  const x = mixed(n + 99);
  const time = new Date(1_700_000_000_000 + n * 2)
    .toISOString()
    .replace("Z", `${String(x % 1000).padStart(3, "0")}+0000`);
  const seen = n % 1000 === 11 ? name(10 * (n % 1_000) + 1) : `www.${name(0x4000_0000 + mixed(n))}`;
  const base = {
    timestamp: time,
    flow_id: 1_000_000_000_000_000 + x,
    in_iface: "eth0",
    event_type: "tls",
    src_ip: inside(n),
    src_port: 1024 + (x % 60_000),
    dest_ip: outside(n),
    dest_port: 443,
    proto: "TCP",
    pkt_src: "wire/pcap",
  };
  const flow = {
    pkts_toserver: x % 90,
    pkts_toclient: x % 80,
    bytes_toserver: x % 9000,
    bytes_toclient: x % 90_000,
    start: time,
    end: time,
    age: 3,
    state: "closed",
    reason: "timeout",
    alerted: false,
  };
  const tls = {
    subject: `CN=${seen}`,
    issuerdn: "C=US, O=Some Issuer, CN=Some Intermediate R3",
    serial: "03:AB:CD:EF:01:23:45:67",
    fingerprint: "9a:0b:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff:00:11:22",
    sni: seen,
    version: "TLS 1.2",
    notbefore: "2026-10-01T00:00:00",
    notafter: "2026-12-30T00:00:00",
  };
  const kind = n % 5;
  if (kind < 2) return `${JSON.stringify({ ...base, tls })}\n`;
  if (kind === 2)
    return `${JSON.stringify({ ...base, event_type: "dns", dest_port: 53, dns: { version: 3, type: "response", tx_id: 1, id: x % 65_536, flags: "8180", qr: true, rd: true, ra: true, opcode: 0, rcode: "NOERROR", queries: [{ rrname: seen, rrtype: "A" }], answers: [{ rrname: seen, rrtype: "A", ttl: 60, rdata: outside(n + 1) }] } })}\n`;
  if (kind === 3)
    return `${JSON.stringify({ ...base, event_type: "http", dest_port: 80, tx_id: 0, http: { hostname: seen, url: `/a/b/c?x=${x}`, http_user_agent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36", http_content_type: "text/html", http_method: "GET", protocol: "HTTP/1.1", status: 200, length: x % 90_000 } })}\n`;
  return `${JSON.stringify({ ...base, event_type: "flow", app_proto: "tls", flow, tcp: { tcp_flags: "1b", tcp_flags_ts: "1b", tcp_flags_tc: "1b", syn: true, fin: true, psh: true, ack: true, state: "closed" } })}\n`;
}

async function write(file: string, lines: number, head: string, line: (n: number) => string): Promise<void> {
  const out = createWriteStream(file);
  out.write(head);
  for (let n = 0; n < lines; ) {
    let text = "";
    for (const until = Math.min(lines, n + 5_000); n < until; n++) text += line(n);
    if (!out.write(text)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}

export const writeZeek = (file: string, lines: number) => write(file, lines, HEAD, connection);
export const writeEve = (file: string, lines: number) => write(file, lines, "", event);
