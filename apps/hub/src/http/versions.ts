/** Versions of what two people may change at once: a strong ETag out, If-Match in (RFC 9110 §13.1.1). */
import type { Context } from "hono";
import { Refusal } from "./problem.ts";

/** The ETag of a version. */
export const tagOf = (version: number): string => `"v${version}"`;

/** The version that the caller saw; undefined without If-Match or with "*". @throws Refusal BAD_REQUEST for a mark that is none */
export function versionSeen(c: Context): number | undefined {
  const said = c.req.header("if-match")?.trim();
  if (said === undefined || said === "*") return undefined;
  const found = /^"v(\d{1,9})"$/.exec(said)?.[1];
  if (found !== undefined) return Number(found);
  const say = { en: "Send the ETag as it was given.", ja: "受け取ったETagをそのまま送ってください。" };
  throw new Refusal("BAD_REQUEST", { faults: [{ code: "BAD_VALUE", place: "if-match", say }] });
}
