import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readProfile } from "../bases/profile.ts";
import { diffProfiles, readRegister } from "./register.ts";

const ids = ["JP-BILL", "JP-2026-10", "JP-FULL", "GENERIC-CONSENT"];
const documents = new Map(
  ids.map((id): [string, unknown] => [
    id,
    JSON.parse(readFileSync(new URL(`../../../../profiles/law/${id}.json`, import.meta.url), "utf8")),
  ]),
);
const profile = (id: string) => {
  const read = readProfile(id, documents);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
};
const HEAD = '{"schema":"noroshi.act-register/1","realm":"live"}';
const line = (at: string, needs: string[], subject = "x") =>
  JSON.stringify({ at, act: "report.accepted", needs, outcome: "done", subject });
const register = [
  HEAD,
  line("2026-09-01T00:00:00Z", ["mandatoryReport"], "before"),
  line("2026-11-01T00:00:00Z", ["mandatoryReport"], "after"),
  line("2026-11-02T00:00:00Z", ["passOnWithConsent"], "consent"),
  line("2026-11-03T00:00:00Z", ["foreignForeign"], "ff"),
].join("\n");
const acts = () => {
  const read = readRegister(register);
  if (!read.ok) throw new Error("not read");
  return read.value;
};

describe("a difference of two profiles over a register", () => {
  it("names what would have been refused, at the instants of the acts", () => {
    const d = diffProfiles(profile("JP-2026-10"), profile("JP-BILL"), acts());
    expect(d.differences.map((x) => [x.act.subject, x.under, x.because])).toEqual([
      ["after", "refused", ["mandatoryReport"]],
    ]);
    expect([d.acts, d.openUnderBoth, d.closedUnderBoth]).toEqual([4, 1, 2]);
  });

  it("names what would have been allowed", () => {
    expect(
      diffProfiles(profile("JP-BILL"), profile("JP-FULL"), acts()).differences.map((x) => [x.act.subject, x.under]),
    ).toEqual([
      ["after", "allowed"],
      ["ff", "allowed"],
    ]);
  });

  it("judges as of another day when asked", () => {
    const d = diffProfiles(profile("JP-2026-10"), profile("JP-BILL"), acts(), "2026-12-01T00:00:00Z");
    expect(d.differences.map((x) => x.act.subject)).toEqual(["before", "after"]);
  });

  it("is nothing between a profile and itself", () => {
    expect(diffProfiles(profile("JP-FULL"), profile("JP-FULL"), acts()).differences).toEqual([]);
  });
});

describe("a register", () => {
  it.each([
    ["nothing at all", "", "line 1"],
    ["another file", '{"at":"2026-01-01T00:00:00Z"}', "line 1"],
    ["a line without needs", `${HEAD}\n\n{"at":"2026-01-01T00:00:00Z","act":"a"}`, "line 3"],
    ["a line that is no JSON", `${HEAD}\nhello`, "line 2"],
  ])("that is %s is refused with its line", (_, text, place) => {
    const read = readRegister(text);
    expect(read.ok ? [] : read.faults.map((f) => [f.code, f.place])).toEqual([["REGISTER_LINE", place]]);
  });
});
