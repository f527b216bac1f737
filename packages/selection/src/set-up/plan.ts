/** Reads an address plan `prefix,country,holder,note` (CSV with a head line): whose prefix is whose, and where. */
import { z } from "zod";
import { readPlan } from "../authorisation/read.ts";
import type { PlanRow } from "../contract/index.ts";
import type { Told } from "./set-up.ts";

/** Fields are not quoted; a further column is left alone. */
export function readAddressPlan(text: string): Told<PlanRow[]> {
  const [head = "", ...lines] = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const names = head.split(",").map((name) => name.trim());
  for (const wanted of ["prefix", "country", "holder"])
    if (!names.includes(wanted)) return { ok: false, place: "line 1", say: `the head line names no ${wanted}` };
  const column = (line: string, name: string) => line.split(",")[names.indexOf(name)]?.trim() ?? "";
  const rows = lines.map((line, at) => ({ line, at: at + 2 })).filter(({ line }) => line.trim() !== "");
  try {
    return {
      ok: true,
      value: readPlan(
        rows.map(({ line }) => ({
          prefix: column(line, "prefix"),
          country: column(line, "country"),
          holder: column(line, "holder"),
        })),
      ),
    };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const [first] = error.issues;
    const row = rows[Number(first?.path[0])];
    return { ok: false, place: `line ${row?.at ?? "?"}`, say: first?.message ?? "not readable" };
  }
}
