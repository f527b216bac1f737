/** IPv4 Address (STIX 2.1 §6.8): one address, or a CIDR block of them. */
import { type Of, sco } from "../object/define.ts";
import { reference } from "../property/identifier.ts";
import { listOf } from "../property/list.ts";
import { ipv4Value } from "../property/network-address.ts";

export const ipv4Addr = sco("ipv4-addr", {
  section: "6.8",
  must: { value: ipv4Value },
  may: {
    resolves_to_refs: listOf(reference({ only: ["mac-addr"] })),
    belongs_to_refs: listOf(reference({ only: ["autonomous-system"] })),
  },
});
export type Ipv4Addr = Of<typeof ipv4Addr>;
