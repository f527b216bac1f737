/** Reads a request's body as JSON of a described shape; every value that has not that shape is refused with its place. */
import type { z } from "zod";
import { Refusal } from "./problem.ts";

/** @throws Refusal NOT_UNDERSTOOD with the places */
// untrusted: a request's body
export function readJson<T>(shape: z.ZodType<T>, bytes: Buffer): T {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString("utf8"));
  } catch {
    value = undefined;
  }
  const said = shape.safeParse(value);
  if (said.success) return said.data;
  const faults = said.error.issues.map((i) => ({
    code: "BAD_VALUE",
    place: `$.${i.path.join(".")}`,
    say: { en: "Write a value of the described shape here.", ja: "説明にある形の値を書いてください。" },
  }));
  throw new Refusal("NOT_UNDERSTOOD", { faults });
}
