/** One matter, many parties: when a case opens, and how far its word has travelled. */
export { type FireStep, type LitStep, lineOfFires, type Waiting } from "./line-of-fires.ts";
export { priorityScore } from "./priority.ts";
export { type Opening, opens, readStandingOrder } from "./standing-order.ts";
