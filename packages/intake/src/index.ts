/** The door of @noroshi/intake: hostile bytes in, understood reports out, and every refusal with its place. */
export type * from "./contract/index.ts";
export { LIMITS, type Limits } from "./limits.ts";
export { type Hint, type Options, understand, understandPages } from "./understand.ts";
