/** IPv6 Address (STIX 2.1 §6.9): one address, or a CIDR block of them. */
import { type Of, sco } from "../object/define.ts";
import { reference } from "../property/identifier.ts";
import { listOf } from "../property/list.ts";
import { ipv6Value } from "../property/network-address.ts";

export const ipv6Addr = sco("ipv6-addr", {
  section: "6.9",
  must: { value: ipv6Value },
  may: {
    resolves_to_refs: listOf(reference({ only: ["mac-addr"] })),
    belongs_to_refs: listOf(reference({ only: ["autonomous-system"] })),
  },
});
export type Ipv6Addr = Of<typeof ipv6Addr>;
