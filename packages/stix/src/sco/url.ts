/** URL (STIX 2.1 §6.15): RFC 3986. */
import { type Of, sco } from "../object/define.ts";
import { webAddress } from "../property/web-address.ts";

export const url = sco("url", { section: "6.15", must: { value: webAddress } });
export type Url = Of<typeof url>;
