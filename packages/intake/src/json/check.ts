/**
 * Holds a JSON value against a Zod schema and turns every issue into a fault of the contract: which place, what is
 * wrong, what to write instead. Schemas speak of shape only; what a value means is decided where it is read.
 */
import type { z } from "zod";
import type { IntakeFault } from "../contract/index.ts";
import { fault } from "../faults.ts";

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly IntakeFault[] };

/** Checks `value`; places in faults are JSON paths that begin with `place` (`$`, `$.items[2]`, `line 7 $`). */
export function check<T>(schema: z.ZodType<T>, value: unknown, place: string): Checked<T> {
  const read = schema.safeParse(value);
  if (read.success) return { ok: true, value: read.data };
  return { ok: false, faults: read.error.issues.slice(0, 20).map((issue) => said(issue, value, place)) };
}

function said(issue: z.core.$ZodIssue, input: unknown, place: string): IntakeFault {
  const at = jsonPath(place, issue.path);
  if (valueAt(input, issue.path) === undefined) {
    return fault("MISSING_FIELD", at, "This field is required; add it.", "必須の項目がありません。追加してください。");
  }
  switch (issue.code) {
    case "invalid_type":
      return fault(
        "WRONG_TYPE",
        at,
        `Write a value of type ${issue.expected} here.`,
        `ここには ${issue.expected} 型の値を書いてください。`,
      );
    case "invalid_value": {
      const words = issue.values.map(String).join(", ");
      return fault("BAD_VALUE", at, `Write one of: ${words}.`, `次のいずれかを書いてください：${words}。`);
    }
    case "too_big":
      return fault(
        "TOO_LARGE",
        at,
        `This is larger than ${issue.maximum}; shorten it.`,
        `上限（${issue.maximum}）を超えています。減らしてください。`,
      );
    case "too_small":
      return fault(
        "BAD_VALUE",
        at,
        `This must be at least ${issue.minimum}.`,
        `${issue.minimum} 以上で書いてください。`,
      );
    default:
      return fault(
        "WRONG_TYPE",
        at,
        "This value does not have the form that the format asks for.",
        "この値は様式の定める形になっていません。",
      );
  }
}

/** `$.items[2].value` */
export function jsonPath(place: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (at, step) => (typeof step === "number" ? `${at}[${step}]` : `${at}.${String(step)}`),
    place,
  );
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let here: unknown = input;
  for (const step of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<PropertyKey, unknown>)[step];
  }
  return here;
}
