/** Offices that anybody may name: whom a consent is for, to whom a form is sealed, whose public keys everybody reads. */
export const OFFICES: ReadonlySet<string> = new Set([
  "coordinator",
  "police",
  "defence",
  "ministry",
  "authority",
  "commission",
]);
