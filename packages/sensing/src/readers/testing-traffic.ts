/**
 * For tests: the same communications as each format writes them, with `hidden` wherever the format has room for what may not stay
 * (subjects, addresses of mails, payload, elements of one maker, fields that nobody reads).
 */
import type { TrafficFormat } from "./formats.ts";
import { address, ethernet, ip4, join, tcp, u8, u16, u32, udp } from "./testing-packets.ts";

export interface Communication {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly uid: string;
  readonly from: string;
  readonly to: string;
  readonly ports: readonly [number, number];
  readonly proto: "tcp" | "udp";
  readonly hidden: string;
}

/** The whole input. */
export function trafficAs(format: TrafficFormat, all: readonly Communication[]): Uint8Array {
  return WRITERS[format](all);
}

/** Messages of flows, each of which may be a datagram. @param domain of the exporter that observed them */
export function messagesAs(
  format: "nf5" | "nf9" | "ipfix",
  all: readonly Communication[],
  domain = 1,
): readonly Uint8Array[] {
  if (format === "nf5") return partsOf(all, 30).map(five);
  const write = format === "nf9" ? nine : ipfix;
  return [write([], domain, true), ...partsOf(all, 20).map((part) => write(part, domain, false))];
}

const WRITERS: Readonly<Record<TrafficFormat, (all: readonly Communication[]) => Uint8Array>> = {
  zeek,
  "zeek-json": zeekJson,
  eve,
  pcap,
  nf5: (all) => join(...messagesAs("nf5", all)),
  nf9: (all) => join(...messagesAs("nf9", all)),
  ipfix: (all) => join(...messagesAs("ipfix", all)),
};

const seconds = (ms: number) => (ms / 1000).toFixed(6);
const mailsOf = ({ hidden }: Communication) => ({ mailfrom: `<${hidden}@x.example>`, rcptto: [`${hidden}@y.example`] });

function zeek(all: readonly Communication[]): Uint8Array {
  const conn = all.map((c) => [seconds(c.at), c.uid, c.from, c.ports[0], c.to, c.ports[1], c.proto].join("\t"));
  const smtp = all.map((c) => [c.uid, mailsOf(c).mailfrom, mailsOf(c).rcptto.join(), c.hidden, c.hidden].join("\t"));
  return join(
    [
      "#path\tconn",
      "#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto",
      ...conn,
      "#close",
      "#path\tsmtp",
      "#fields\tuid\tmailfrom\trcptto\tsubject\tuser_agent",
      ...smtp,
      "",
    ].join("\n"),
  );
}

function lines(all: readonly object[]): Uint8Array {
  return join(all.map((one) => `${JSON.stringify(one)}\n`).join(""));
}

function zeekJson(all: readonly Communication[]): Uint8Array {
  const conn = all.map((c) => ({
    ...{ _path: "conn", ts: c.at / 1000, uid: c.uid, "id.orig_h": c.from, "id.orig_p": c.ports[0] },
    ...{ "id.resp_h": c.to, "id.resp_p": c.ports[1], proto: c.proto },
  }));
  const smtp = all.map((c) => ({ _path: "smtp", uid: c.uid, ...mailsOf(c), subject: c.hidden, user_agent: c.hidden }));
  return lines([...conn, ...smtp]);
}

function eve(all: readonly Communication[]): Uint8Array {
  return lines(
    all.map((c) => ({
      timestamp: new Date(c.at).toISOString().replace("Z", "000+0000"),
      ...{ flow_id: c.uid, event_type: "alert", src_ip: c.from, src_port: c.ports[0], dest_ip: c.to },
      ...{ dest_port: c.ports[1], proto: c.proto.toUpperCase(), payload: c.hidden, payload_printable: c.hidden },
      ...{
        alert: { signature: c.hidden },
        http: { url: `/${c.hidden}`, hostname: c.hidden },
        email: { subject: c.hidden },
      },
      smtp: { mail_from: mailsOf(c).mailfrom, rcpt_to: mailsOf(c).rcptto, helo: c.hidden },
      flow: { pkts_toserver: 1, state: c.hidden },
    })),
  );
}

function pcap(all: readonly Communication[]): Uint8Array {
  const packets = all.map((c) => {
    const payload = `GET /${c.hidden} HTTP/1.1\r\nHost: ${c.hidden}\r\n\r\n`;
    const segment = { ports: c.ports, payload };
    const whole = c.proto === "tcp" ? ip4(6, tcp(segment), c) : ip4(17, udp(segment), c);
    const frame = ethernet(whole);
    const size = u32(frame.length, true);
    return join(u32(Math.floor(c.at / 1000), true), u32((c.at % 1000) * 1000, true), size, size, frame);
  });
  const head = join(u32(0xa1b2c3d4, true), u16(2, true), u16(4, true), u32(0), u32(0), u32(65_535, true), u32(1, true));
  return join(head, ...packets);
}

const number = ({ proto }: Communication) => (proto === "tcp" ? 6 : 17);
/** As many bytes of what may not stay. */
const bytesOf = (hidden: string, length: number) => Buffer.alloc(length, hidden.padEnd(length, "."));

/** The exporter's clock: the second in which it speaks, and an uptime from which the beginning of a flow is counted back. */
const UPTIME = 2_000_000_000;
const secondOf = (all: readonly Communication[]) => Math.ceil(Math.max(0, ...all.map(({ at }) => at)) / 1000) + 1;
const startOf = (second: number, at: number) => u32(UPTIME - (second * 1000 - at));

function five(all: readonly Communication[]): Uint8Array {
  const second = secondOf(all);
  const head = join(u16(5), u16(all.length), u32(UPTIME), u32(second), u32(0), u32(1), u32(0));
  const records = all.map((c) => {
    const ends = join(address(c.from), address(c.to), bytesOf(c.hidden, 16), startOf(second, c.at), u32(UPTIME));
    return join(ends, u16(c.ports[0]), u16(c.ports[1]), u8(0, 0, number(c), 0), bytesOf(c.hidden, 8));
  });
  return join(head, ...records);
}

/** Ends, ports, protocol, the beginning, the name of an interface. */
const TEMPLATE = 256;
const elements = (begin: readonly [number, number]) =>
  [[8, 4], [12, 4], [7, 2], [11, 2], [4, 1], begin, [82, 16]] as const;
const template = (begin: readonly [number, number]) =>
  join(u16(TEMPLATE), u16(7), ...elements(begin).map(([element, length]) => join(u16(element), u16(length))));
const flow = (c: Communication, begin: Uint8Array) =>
  join(address(c.from), address(c.to), u16(c.ports[0]), u16(c.ports[1]), u8(number(c)), begin, bytesOf(c.hidden, 16));
const set = (id: number, body: Uint8Array) => join(u16(id), u16(4 + body.length), body);

function nine(all: readonly Communication[], domain: number, teach: boolean): Uint8Array {
  const second = secondOf(all);
  const head = join(u16(9), u16(1), u32(UPTIME), u32(second), u32(1), u32(domain));
  if (teach) return join(head, set(0, template([22, 4])));
  return join(head, set(TEMPLATE, join(...all.map((c) => flow(c, startOf(second, c.at))))));
}

function ipfix(all: readonly Communication[], domain: number, teach: boolean): Uint8Array {
  const millis = (at: number) => join(u32(Math.floor(at / 2 ** 32)), u32(at % 2 ** 32));
  const body = teach ? set(2, template([152, 8])) : set(TEMPLATE, join(...all.map((c) => flow(c, millis(c.at)))));
  return join(u16(10), u16(16 + body.length), u32(secondOf(all)), u32(1), u32(domain), body);
}

function partsOf<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
}
