/** The side door for tests of others: the smallest valid object of every type. */
export { idOf, type Json, OBSERVABLE_TYPES, smallest, TYPES } from "./smallest.ts";
