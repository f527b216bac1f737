/** Smallest valid STIX objects for tests and seeds; they live beside the reader that they are held against. */
export { idOf, type Json, OBSERVABLE_TYPES, smallest, TYPES } from "@noroshi/stix/testing";
