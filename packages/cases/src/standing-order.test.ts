import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClusterReport } from "./contract/index.ts";
import { opens, readStandingOrder } from "./standing-order.ts";

const order = (over: object = {}) => {
  const read = readStandingOrder({
    opensCaseWhen: { clusterHolds: ["common form"], ...over },
    participants: ["founder", "coordinator"],
  });
  if (!read.ok) throw new Error("order");
  return read.order;
};
const report = (over: Partial<ClusterReport>): ClusterReport => ({
  reportId: "r1",
  kind: "common_form",
  historical: false,
  receivedAt: "2026-01-01T00:00:00Z",
  ownerId: "port",
  notifier: "port",
  ...over,
});

describe("a standing order", () => {
  it("opens a case for a cluster that holds what it names", () => {
    expect(opens(order(), [report({})], "office")?.participants).toEqual(["port", "office"]);
    expect(opens(order(), [report({ kind: "misp_event" })], "office")).toBeUndefined();
  });

  it("does not open a case for old imported material", () => {
    expect(opens(order(), [report({ historical: true })], "office")).toBeUndefined();
  });

  it("can ask for several notifiers", () => {
    const two = order({ notifiers: 2 });
    expect(opens(two, [report({}), report({ reportId: "r2" })], "office")).toBeUndefined();
    expect(opens(two, [report({}), report({ reportId: "r2", notifier: "list-b" })], "office")).toBeDefined();
  });

  it("names the same founder in whatever order the reports came", () => {
    const arb = fc.uniqueArray(
      fc.record({ reportId: fc.uuid(), receivedAt: fc.constantFrom("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z") }),
      { minLength: 1, maxLength: 8, selector: (r) => r.reportId },
    );
    fc.assert(
      fc.property(arb, (parts) => {
        const cluster = parts.map((p) => report(p));
        return (
          opens(order(), cluster, "office")?.founding.reportId ===
          opens(order(), cluster.toReversed(), "office")?.founding.reportId
        );
      }),
    );
  });

  it("is refused with the place when it is malformed", () => {
    const read = readStandingOrder({ opensCaseWhen: { clusterHolds: [] }, participants: ["everybody"] });
    expect(read.ok ? [] : read.faults.map((f) => f.place)).toEqual(["opensCaseWhen.clusterHolds", "participants.0"]);
  });
});
