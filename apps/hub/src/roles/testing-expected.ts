/** Reads the reviewed table of who is expected to do what. */
import { readFileSync } from "node:fs";
import type { Act } from "@noroshi/api";

export interface ExpectedAct {
  readonly role: string;
  readonly act: Act;
  readonly expected: "allowed" | "exercise" | "refused";
  readonly because: string;
}

export function expectedActs(): readonly ExpectedAct[] {
  const text = readFileSync(new URL("../../../../profiles/acts/expected.csv", import.meta.url), "utf8");
  return text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [, role = "", act = "", expected = "", because = ""] = /^([^,]*),([^,]*),([^,]*),(.*)$/.exec(line) ?? [];
      return {
        role,
        act: act as Act,
        expected: expected as ExpectedAct["expected"],
        because: because.replace(/^"|"$/g, "").replaceAll('""', '"'),
      };
    });
}
