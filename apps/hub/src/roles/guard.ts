/**
 * Stands before every address of the door: who is it, which act is this, may it? Roles are read anew for each request, on the
 * realm's clock. An address that is mapped to no act is closed to everybody.
 */
import { type Act, OPEN_ROUTES, ROUTE_ACTS } from "@noroshi/api";
import type { MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import type { Signed } from "../accounts/signed.ts";
import type { Standing } from "../accounts/standing.ts";
import type { HubEnv } from "../http/env.ts";
import { gate } from "../http/gate.ts";
import { problemResponse, Refusal } from "../http/problem.ts";
import type { Policies, Question } from "./policies.ts";
import { refusedAct } from "./refused.ts";
import { standingOf } from "./store.ts";

/**
 * The middleware of `/api/v1/*`. What was let in ends with its session, person or key: an answer that is made after that goes
 * to nobody.
 * @param whoActs looks the credential up; throws SIGN_IN_REQUIRED
 */
export function guard(
  policies: Policies,
  whoActs: (headers: Headers) => Promise<Signed>,
  ends: Standing,
): MiddlewareHandler<HubEnv> {
  const acts = new Map<string, Act>(Object.entries(ROUTE_ACTS));
  return async (c, next) => {
    const asked = matchedRoutes(c)
      .filter((r) => r.method !== "ALL")
      .map((r) => `${r.method} ${r.path}`);
    if (asked.some((route) => OPEN_ROUTES.includes(route))) return next();
    const { headers } = c.req.raw;
    const signed = await whoActs(headers);
    gate(signed, c.req.method, c.req.path);
    c.set("signed", signed);
    c.set("holdOn", () => ends.hold(signed.names));
    c.set("askAgain", () => whoActs(headers));
    c.set("policies", policies);
    // Where the door has no such address there is nothing to guard: the answer is the console's page, or that nothing is here.
    const routes = asked.filter((route) => route.includes(" /api/"));
    if (routes.length > 0) {
      const act = routes.map((route) => acts.get(route)).find((one) => one !== undefined);
      if (act === undefined) throw new Refusal("ACT_UNDECLARED");
      await allow(policies, signed, act);
    }
    const held = ends.hold(signed.names);
    try {
      await next();
    } finally {
      held.release();
    }
    if (held.ended.aborted) c.res = problemResponse(new Refusal("SIGN_IN_REQUIRED"));
    return undefined;
  };
}

/** Refuses what the policies do not allow. @throws Refusal NOT_ALLOWED with the reason, POLICIES_AWAY */
export async function allow(policies: Policies, signed: Signed, act: Act, question?: Question): Promise<void> {
  const { room, acting } = signed;
  const standing = await standingOf(room.realm, acting.reader.actorId);
  const actor = { actorId: acting.reader.actorId, organisationId: acting.reader.organisationId, ...standing };
  const about = { exercise: room.realm.kind !== "live", ...(question ? { question } : {}) };
  const decision = policies.decide(actor, act, about);
  if (decision.allowed) return;
  if (decision.away) throw new Refusal("POLICIES_AWAY", { retryAfter: 5 });
  throw refusedAct(act, decision, policies);
}
