/**
 * Indicators of MISP events: attributes with `to_ids`, of the event and of its objects. Deleted ones are not there.
 * Trusts nothing: what is no attribute is passed over.
 */
import { readFile } from "node:fs/promises";
import { CommandFailed } from "../errors.ts";
import { readJson } from "../import/json.ts";
import { observableOf, type Read } from "./list.ts";

type Fields = Readonly<Record<string, unknown>>;

/** In the order of the file; `line` is the attribute's place among all, from 1. Codes: NOT_UNDERSTOOD. */
export async function mispIndicators(file: string): Promise<readonly Read[]> {
  const json = readJson(await readFile(file, "utf8"));
  if (!json.ok) throw new CommandFailed("NOT_UNDERSTOOD", `${file} is no JSON.`);
  const events = listOf(json.value).flatMap((top) => listOf(isFields(top) ? (top["response"] ?? top) : undefined));
  const attributes = events.flatMap((one) => attributesOf(isFields(one) ? (one["Event"] ?? one) : undefined));
  return attributes.flatMap((a, at): readonly Read[] => {
    const { type, value, uuid, to_ids, deleted } = a;
    if (deleted === true || typeof type !== "string" || typeof value !== "string") return [];
    const line = at + 1;
    if (to_ids !== true) return [{ line, unread: value, meant: false }];
    const found = observableOf(type.toLowerCase(), value);
    if (found === undefined) return [{ line, unread: `${type} ${value}` }];
    return [{ ...found, line, ...(typeof uuid === "string" ? { id: uuid } : {}) }];
  });
}

function attributesOf(event: unknown): readonly Fields[] {
  if (!isFields(event)) return [];
  const objects = listOf(event["Object"]).filter((o) => isFields(o) && o["deleted"] !== true);
  return [event, ...objects].flatMap((o) => (isFields(o) ? listOf(o["Attribute"]) : [])).filter(isFields);
}

/** untrusted: one thing, or a list of them */
const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
