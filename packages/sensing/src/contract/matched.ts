/**
 * Which fields of a record hold values that indicators are about, by Zeek's names; readers of other formats translate into them.
 * Addresses of the two ends stand in columns of their own.
 */
import type { ObservableKind } from "@noroshi/values";

export type Matched =
  /** One address, or several after one another with commas. */
  | { readonly as: "addresses" }
  /** One name. */
  | { readonly as: "name" }
  /** Several names; parts that are addresses are taken for such (answers of the DNS). */
  | { readonly as: "names" }
  /** The Host of a request: a name or an address, perhaps with a port. */
  | { readonly as: "host" }
  /** The target of a request; together with the field of its host, and of its port where the host has none, it is a URL. */
  | { readonly as: "target"; readonly host: string; readonly port?: string }
  /** The port of a request, for the URL it belongs to. */
  | { readonly as: "port" }
  /** Mail addresses, bare or `Name <a@b>`. */
  | { readonly as: "mails" }
  /** Digests and other texts of one kind, separated with commas. */
  | { readonly as: "texts"; readonly kind: ObservableKind }
  /** One text of one kind, commas and all. */
  | { readonly as: "text"; readonly kind: ObservableKind };

const texts = (kind: ObservableKind): Matched => ({ as: "texts", kind });
const addresses: Matched = { as: "addresses" };
const names: Matched = { as: "names" };
const mails: Matched = { as: "mails" };

export const MATCHED: ReadonlyMap<string, Matched> = new Map<string, Matched>([
  ...["src", "dst", "client_addr", "server_addr", "assigned_addr", "requested_addr", "x_originating_ip"].map(
    (name) => [name, addresses] as const,
  ),
  ...["tx_hosts", "rx_hosts", "proxied_for"].map((name) => [name, addresses] as const),
  ...["query", "server_name", "sni"].map((name) => [name, { as: "name" }] as const),
  ...["answers", "san.dns"].map((name) => [name, names] as const),
  ["host", { as: "host" }],
  ["uri", { as: "target", host: "host" }],
  ...["mailfrom", "rcptto", "from", "to", "cc", "reply_to"].map((name) => [name, mails] as const),
  ["md5", texts("md5")],
  ["sha1", texts("sha1")],
  ["sha256", texts("sha256")],
  ["cert_chain_fps", texts("sha256")],
  ["client_cert_chain_fps", texts("sha256")],
  ["fingerprint", texts("sha256")],
  ["filename", { as: "text", kind: "filename" }],
  ["user_agent", { as: "text", kind: "user-agent" }],
  ["ja3", texts("ja3")],
  ["ja3s", texts("ja3s")],
  ["ja4", texts("ja4")],
  ["hassh", texts("hassh")],
]);
