/**
 * The hub's HTTP face: who is asking, how errors leave, which headers every answer carries.
 * Rooms hand in their handlers; nothing here knows what a report is.
 */
import { randomUUID } from "node:crypto";
import { OpenAPIHono } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { DatabaseError } from "../db/errors.ts";
import { noteWhatIsServed } from "../provenance/note-served.ts";
import { inTaxii, signInByHeader } from "../taxii/answers.ts";
import { CAPACITY, type Capacity, withinCapacity } from "./capacity.ts";
import { refusalOfConstraint } from "./constraint.ts";
import type { HubEnv } from "./env.ts";
import { fromOwnPage } from "./gate.ts";
import { problemResponse, Refusal } from "./problem.ts";

export interface Face {
  /** Who is asking, which act it is, and whether it may. */
  readonly guard: MiddlewareHandler<HubEnv>;
  /** The addresses of this hub's own pages. */
  readonly origins: readonly string[];
  /** Where an unexpected error is written, with the request id and never with content. */
  readonly log: (line: string) => void;
  /** What the hub takes on at once, when it is not the usual. */
  readonly capacity?: Capacity;
}

/** The app before any route: middleware, validation answers, error answers. */
export function face(f: Face): OpenAPIHono<HubEnv> {
  const app = new OpenAPIHono<HubEnv>({
    defaultHook: (result) => {
      if (result.success) return undefined;
      const faults = result.error.issues.map((i) => ({
        code: "BAD_REQUEST",
        place: i.path.join("."),
        say: { en: i.message, ja: `この項目の形が正しくありません（${i.message}）` },
      }));
      return problemResponse(new Refusal("BAD_REQUEST", { faults }));
    },
  });
  app.use("*", everyAnswer);
  app.use("/api/*", withinCapacity(f.capacity ?? CAPACITY));
  app.use("/api/*", async (c, next) => {
    fromOwnPage(c.req.raw.headers, c.req.method, f.origins);
    await next();
  });
  // TAXII has manners of its own around the same guard.
  app.use("/taxii2/*", inTaxii);
  app.use("/taxii2/*", withinCapacity(f.capacity ?? CAPACITY));
  app.use("/taxii2/*", signInByHeader);
  app.use("/taxii2/*", async (c, next) => {
    fromOwnPage(c.req.raw.headers, c.req.method, f.origins);
    await next();
  });
  app.use("/taxii2/*", f.guard);
  app.use("/api/v1/*", f.guard);
  app.use("/api/v1/*", noteWhatIsServed(f.log));
  app.onError((error, c) => {
    const refusal = refusalOf(error);
    if (refusal.code === "INTERNAL") f.log(`request ${c.get("requestId")} failed: ${error.stack ?? error.message}`);
    const answer = problemResponse(refusal);
    answer.headers.set("x-request-id", c.get("requestId"));
    return answer;
  });
  return app;
}

const everyAnswer: MiddlewareHandler<HubEnv> = async (c, next) => {
  const id = randomUUID();
  c.set("requestId", id);
  await next();
  c.res.headers.set("x-request-id", id);
  c.res.headers.set("x-content-type-options", "nosniff");
  c.res.headers.set("referrer-policy", "no-referrer");
  if (c.req.path.startsWith("/api/") && !c.res.headers.has("cache-control"))
    c.res.headers.set("cache-control", "no-store");
};

/** The one table from the rooms' failures to answers. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  // A body that is no JSON, where a route names its schema.
  if (error instanceof HTTPException && error.status === 400) return new Refusal("BAD_REQUEST");
  const held = refusalOfConstraint(error);
  if (held) return held;
  if (error instanceof DatabaseError) {
    if (error.code === "NOT_STANDING") return new Refusal("SIGN_IN_REQUIRED");
    if (error.code === "DOOR_CLOSED") return new Refusal("MEMBERSHIP_CLOSED");
    if (error.code === "STORAGE_FULL") return new Refusal("STORAGE_FULL", { retryAfter: 30 });
    if (error.code === "DATABASE_AWAY" || error.code === "TRY_AGAIN")
      return new Refusal("DATABASE_AWAY", { retryAfter: 2 });
  }
  return new Refusal("INTERNAL");
}
