import { describe, expect, it } from "vitest";
import type { Directory } from "../../accounts/store.ts";
import type { DeedRow } from "./acts-store.ts";
import { stepsOfDeeds } from "./deeds.ts";

const body = (id: string) => ({ id, slug: id, name: { en: id, ja: id }, kind: "police" });
const directory = { byId: (id: string) => body(id) } as unknown as Directory;
const deed = (kind: DeedRow["deed"], at: string, organisation_id: string, about: string): DeedRow => ({
  case_id: "c",
  deed: kind,
  at,
  organisation_id,
  about,
});
const hops = (deeds: readonly DeedRow[]) => stepsOfDeeds(deeds, directory).map((s) => [s.hop, s.at, s.part ?? null]);

describe("the later fires", () => {
  it("are lit by the first act that means them, and by nothing else", () => {
    expect(hops([])).toEqual([]);
    expect(
      hops([
        deed("named", "01", "office", "police"),
        deed("named", "02", "office", "guard"),
        deed("entered", "03", "police", "police"),
        deed("decided", "04", "office", "m1"),
        deed("directed", "05", "police", "m1"),
        deed("applied", "06", "port", "d1"),
        deed("task_done", "07", "office", "t1"),
      ]),
    ).toEqual([
      ["decided", "04", null],
      ["shared", "01", null],
      ["acknowledged", "03", { done: 1, total: 2 }],
      ["acted", "06", null],
    ]);
  });

  it("are shared by a package that was handed over, not by the order, and acknowledged by who has it", () => {
    expect(hops([deed("released", "01", "office", "r1")])).toEqual([]);
    expect(
      hops([
        deed("released", "01", "office", "r1"),
        deed("handed", "01", "office", "bank"),
        deed("handed", "01", "office", "police"),
        deed("acknowledged", "02", "bank", "r1"),
        deed("acknowledged", "03", "isac", "r2"),
      ]),
    ).toEqual([
      ["shared", "01", null],
      ["acknowledged", "02", { done: 1, total: 2 }],
    ]);
  });

  it("count an acknowledgement only of a body that a person had named", () => {
    expect(hops([deed("entered", "03", "police", "police")])).toEqual([]);
  });
});
