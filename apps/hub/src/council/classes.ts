/** The classes of members of the council: data of profiles/council, read once at the start. A malformed file stops it. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Organisation } from "../accounts/store.ts";
import { Refusal } from "../http/problem.ts";

const Said = z.object({ en: z.string().min(1), ja: z.string().min(1) });

const ClassBook = z.object({
  schema: z.literal("noroshi.council-classes/1"),
  note: z.string(),
  classes: z
    .array(
      z.object({
        id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
        name: Said,
        about: Said,
        bodies: z.array(z.string()).min(1),
        source: z.string().min(1),
        verified: z.boolean(),
      }),
    )
    .min(1),
});

const FILE = new URL("../../../../profiles/council/classes.json", import.meta.url);

export const CLASSES = ClassBook.parse(JSON.parse(readFileSync(FILE, "utf8"))).classes;

/** Is there a class for bodies of this kind? */
export const mayBeMember = (kind: Organisation["kind"]): boolean => CLASSES.some((c) => c.bodies.includes(kind));

/** @throws Refusal NOT_UNDERSTOOD for no class, and for one that takes no such body */
export function classFor(said: string, body: Organisation): string {
  if (CLASSES.some((c) => c.id === said && c.bodies.includes(body.kind))) return said;
  const say = {
    en: "No class of members that takes a body of this kind; the classes stand in profiles/council.",
    ja: "この種類の組織が入れる構成員の区分ではありません。区分は profiles/council にあります。",
  };
  throw new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place: "$.class", say }] });
}
