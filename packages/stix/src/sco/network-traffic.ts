/** Network Traffic (STIX 2.1 §6.12): a flow or connection between a source and a destination. */
import { extensions } from "../extension/extensions.ts";
import { httpRequest, icmp, socket, tcp } from "../extension/predefined/network-traffic.ts";
import { type Of, sco } from "../object/define.ts";
import { dictionaryOf } from "../property/dictionary.ts";
import { reference } from "../property/identifier.ts";
import { listOf } from "../property/list.ts";
import { atLeastOne } from "../property/record.ts";
import { clip, flag, integer, text } from "../property/scalar.ts";
import type { Rule, Shape } from "../property/shape.ts";
import { timesInOrder, timestamp } from "../property/timestamp.ts";
import { isProtocolName } from "../vocabulary/protocols.ts";

const protocol: Shape<string> = (value, trial) => {
  text(value, trial);
  if (typeof value !== "string") return;
  if (!isProtocolName(value)) {
    trial.flag("protocols", `"${clip(value)}" does not look like a service name of the IANA registry.`);
  }
};

const ipfixValue: Shape<string | number> = (value, trial) => {
  if (typeof value === "string" || Number.isInteger(value)) return;
  trial.flag("dictionary-value", "An IPFIX value is a string or a whole number.");
};

const ipfix = dictionaryOf(ipfixValue, {
  anyCase: true,
  key: (key, trial) => {
    if (!/^[a-z][A-Za-z0-9]+$/.test(key))
      trial.flag("ipfix", `"${clip(key)}" does not look like an IPFIX information element.`);
  },
});

const endOnlyWhenOver: Rule = (object, trial) => {
  if (object["is_active"] === true && Object.hasOwn(object, "end")) {
    trial.flag("traffic-end", "Traffic that is still active has no end.");
  }
};

const bothPorts: Rule = (object, trial) => {
  if (Object.hasOwn(object, "src_port") && Object.hasOwn(object, "dst_port")) return;
  trial.flag("network-traffic-ports", "Network traffic should carry src_port and dst_port.");
};

const endpoint = reference({ only: ["ipv4-addr", "ipv6-addr", "mac-addr", "domain-name"] });
const payload = reference({ only: ["artifact"] });
const traffic = reference({ only: ["network-traffic"] });

export const networkTraffic = sco("network-traffic", {
  section: "6.12",
  must: { protocols: listOf(protocol) },
  may: {
    extensions: extensions({ "http-request-ext": httpRequest, "icmp-ext": icmp, "socket-ext": socket, "tcp-ext": tcp }),
    start: timestamp,
    end: timestamp,
    is_active: flag,
    src_ref: endpoint,
    dst_ref: endpoint,
    src_port: integer(0, 65_535),
    dst_port: integer(0, 65_535),
    src_byte_count: integer(0),
    dst_byte_count: integer(0),
    src_packets: integer(0),
    dst_packets: integer(0),
    ipfix,
    src_payload_ref: payload,
    dst_payload_ref: payload,
    encapsulates_refs: listOf(traffic),
    encapsulated_by_ref: traffic,
  },
  rules: [atLeastOne(["src_ref", "dst_ref"]), timesInOrder("start", "end"), endOnlyWhenOver, bothPorts],
});
export type NetworkTraffic = Of<typeof networkTraffic>;
