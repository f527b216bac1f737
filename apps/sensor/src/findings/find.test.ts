import type { Selected } from "@noroshi/selection/contract";
import { readWhole, TableBuilder, Tables } from "@noroshi/sensing";
import { expect, it } from "vitest";
import { communications, trafficIn } from "../testing-sensor.ts";
import { findingsIn } from "./find.ts";

it("looks at a port only where the permit opens it as well as the address", () => {
  const builder = new TableBuilder(new Uint8Array(16));
  builder.add({ kind: "ipv4", value: "203.0.113.24", port: 1_000, line: 1 });
  const tables = new Tables(builder.finish());
  const { batch } = readWhole(
    "nf5",
    trafficIn("nf5", 20, () => ""),
  );
  const kept = communications(20, () => "").map(() => ({ authorisation: "P1", direction: "FD" as const, fields: {} }));
  const places = Uint32Array.from(kept, (_, n) => n);
  const selected = { kept, places } as unknown as Selected;
  const found = (...fields: readonly string[]) =>
    findingsIn(tables, batch, selected, new Map([["P1", new Set(fields)]])).map(({ value, times }) => [value, times]);
  expect(found("id.orig_h")).toEqual([]);
  expect(found("id.orig_p")).toEqual([]);
  expect(found("id.orig_h", "id.resp_p")).toEqual([]);
  expect(found("id.orig_h", "id.orig_p")).toEqual([["203.0.113.24", 10]]);
});
