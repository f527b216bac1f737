/** MAC Address (STIX 2.1 §6.10): lower case, with colons. */
import { type Of, sco } from "../object/define.ts";
import { macValue } from "../property/network-address.ts";

export const macAddr = sco("mac-addr", { section: "6.10", must: { value: macValue } });
export type MacAddr = Of<typeof macAddr>;
