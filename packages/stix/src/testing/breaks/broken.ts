/** Breaks one rule in a smallest valid object: the vocabulary of the tables in this folder. */
import type { FaultCode } from "../../faults.ts";
import type { ParseOptions } from "../../trial.ts";
import { type Json, smallest } from "../smallest.ts";

/** One broken rule: what it says, its code, its place, the broken input, and what the caller asked for. */
export type Break = readonly [rule: string, code: FaultCode, path: string, broken: unknown, options?: ParseOptions];

/** The smallest object with some properties changed. */
export const change = (type: string, changes: Json): Json => ({ ...smallest(type), ...changes });

/** The smallest object without some properties. */
export const without = (type: string, ...names: string[]): Json =>
  Object.fromEntries(Object.entries(smallest(type)).filter(([name]) => !names.includes(name)));

export const LATER = "2026-04-02T00:00:00.000Z";
export const EARLIER = "2026-03-31T00:00:00.000Z";
/** An extension definition that nobody knows. */
export const DEFINED = "extension-definition--00000000-0000-4000-8000-00000000000e";
