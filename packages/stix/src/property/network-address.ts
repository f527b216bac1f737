/** IP and MAC addresses as STIX writes them (§6.8 to §6.10): one address or one CIDR block, canonical enough to be read. */
import { isIPv4, isIPv6 } from "node:net";
import { clip } from "./scalar.ts";
import { type Shape, wrongKind } from "./shape.ts";

const PREFIX = /^(?:0|[1-9]\d{0,2})$/;

function isBlock(text: string, most: number, isAddress: (text: string) => boolean): boolean {
  const [address = "", prefix, more] = text.split("/", 3);
  if (more !== undefined || !isAddress(address)) return false;
  return prefix === undefined || (PREFIX.test(prefix) && Number(prefix) <= most);
}

export const isIpv4Value = (text: string): boolean => isBlock(text, 32, isIPv4);
export const isIpv6Value = (text: string): boolean => isBlock(text, 128, isIPv6);

function ip(isValue: (text: string) => boolean, name: string): Shape<string> {
  return (value, trial) => {
    if (typeof value !== "string") return wrongKind(value, name, trial);
    if (value.length > 64 || !isValue(value))
      trial.flag("ip-address", `"${clip(value)}" is not ${name} or CIDR block.`, trial.section);
  };
}

export const ipv4Value = ip(isIpv4Value, "an IPv4 address");
export const ipv6Value = ip(isIpv6Value, "an IPv6 address");

const MAC = /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/;

export const macValue: Shape<string> = (value, trial) => {
  if (typeof value !== "string") return wrongKind(value, "a MAC address", trial);
  if (!MAC.test(value))
    trial.flag("mac-address", `"${clip(value)}" is not a MAC address like d2:fb:49:24:37:18 in lower case.`);
};
