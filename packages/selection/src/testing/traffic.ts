/** Random traffic, plans and permits for properties: few addresses, so that things meet. */
import fc from "fast-check";
import { type Authorisation, CAPABILITIES, DIRECTIONS } from "../contract/index.ts";
import { batchOf } from "./batch.ts";
import { permitFor, T0 } from "./permit.ts";

/** Second, origin, responder, port of the responder, protocol. */
export type Line = readonly [number, string, string, number, string];

export const log = (lines: readonly Line[]) =>
  batchOf(
    lines.map(([ts, o, r, p, proto], n) => ({
      ts: String(ts),
      uid: `C${n}`,
      "id.orig_h": o,
      "id.orig_p": "1000",
      "id.resp_h": r,
      "id.resp_p": String(p),
      proto,
    })),
  );

const address = fc.constantFrom(
  ...["203.0.113.24", "203.0.113.70", "192.0.2.70", "192.0.2.5", "192.0.2.200", "198.51.100.1", "2001:db8:5::66"],
  ...["2001:db8:1fff::1", "::", "::ffff:192.0.2.70", "0.0.0.0", "255.255.255.255"],
  ...["ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "nonsense", ""],
);
export const line = fc.tuple(
  fc.integer({ min: T0 - 10, max: T0 + 86_410 }),
  address,
  address,
  fc.constantFrom(22, 443, 8443),
  fc.constantFrom("tcp", "udp", "odd"),
);

const selector = fc.oneof(
  fc.record({
    type: fc.constant("address" as const),
    value: fc.constantFrom("203.0.113.24", "192.0.2.70", "2001:db8:5::66", "255.255.255.255"),
  }),
  fc.record({
    type: fc.constant("cidr" as const),
    value: fc.constantFrom("203.0.113.64/28", "2001:db8::/32", "0.0.0.0/0", "192.0.2.64/26", "::/0"),
  }),
  fc.record({
    type: fc.constant("endpoint" as const),
    value: fc.constantFrom("192.0.2.70", "203.0.113.0/24", "2001:db8::/32", "192.0.2.64/26"),
    port: fc.constantFrom(22, 8443),
    proto: fc.constantFrom("tcp", "udp"),
  }),
);

const prefix = fc.constantFrom(
  ...["0.0.0.0/0", "::/0", "0.0.0.0/1", "128.0.0.0/1", "192.0.2.0/24", "192.0.2.64/26", "192.0.2.70", "192.0.2.70/31"],
  ...["203.0.113.0/25", "203.0.113.24", "2001:db8::/32", "2001:db8:5::/48", "255.255.255.255", "::"],
);
const planRow = fc.record({
  prefix,
  country: fc.constantFrom("JP", "XF"),
  holder: fc.constantFrom("", "party", "other"),
});
/** The same prefix may stand twice: the first row decides. */
export const plans = fc.array(planRow, { maxLength: 12 });

const permit = fc.record({
  capability: fc.constantFrom(...CAPABILITIES),
  directions: fc.uniqueArray(fc.constantFrom(...DIRECTIONS), { minLength: 1 }),
  party: fc.constantFrom(null, "party"),
  selectors: fc.array(selector, { minLength: 1, maxLength: 5 }),
  volumeCap: fc.integer({ min: 1, max: 8 }),
});

/** One to three permits. */
export const permits = fc
  .array(permit, { minLength: 1, maxLength: 3 })
  .map((all): Authorisation[] =>
    all.map(({ selectors, ...over }, n) => permitFor(selectors, { ...over, id: `P${n}` })),
  );
