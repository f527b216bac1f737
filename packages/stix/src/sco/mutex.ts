/** Mutex (STIX 2.1 §6.11): a mutual exclusion object, by name. */
import { type Of, sco } from "../object/define.ts";
import { text } from "../property/scalar.ts";

export const mutex = sco("mutex", { section: "6.11", must: { name: text } });
export type Mutex = Of<typeof mutex>;
