/**
 * Which fields of a record are mechanical, which carry what people wrote, and which nobody knows. Only mechanical ones may ever
 * be kept; mail addresses only as tokens; a record with a field that stands on no list is not understood and is dropped.
 * Names are Zeek's (conn.log, smtp.log); other readers translate into them.
 */

/** Mechanical information: may be kept where an authorisation permits the field. */
export const MECHANICAL: ReadonlySet<string> = new Set([
  ...["ts", "uid", "id.orig_h", "id.orig_p", "id.resp_h", "id.resp_p", "proto", "service", "duration"],
  ...["orig_bytes", "resp_bytes", "conn_state", "local_orig", "local_resp", "missed_bytes", "history"],
  ...["orig_pkts", "orig_ip_bytes", "resp_pkts", "resp_ip_bytes", "tunnel_parents", "ip_proto", "trans_depth"],
]);

/** Mail addresses of the envelope: kept as keyed tokens only. */
export const MAIL_ADDRESSES: ReadonlySet<string> = new Set(["mailfrom", "rcptto"]);

/** Known, and never kept under any authorisation: what people wrote, or what tells of it. */
export const CONTENT: ReadonlySet<string> = new Set([
  ...["helo", "date", "from", "to", "cc", "reply_to", "msg_id", "in_reply_to", "subject", "x_originating_ip"],
  ...["first_received", "second_received", "last_reply", "path", "user_agent", "tls", "fuids", "is_webmail"],
  ...["community_id", "vlan", "inner_vlan", "orig_l2_addr", "resp_l2_addr"],
]);

export function isKnownField(name: string): boolean {
  return MECHANICAL.has(name) || MAIL_ADDRESSES.has(name) || CONTENT.has(name);
}
