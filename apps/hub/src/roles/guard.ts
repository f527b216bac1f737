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
import { gate, isOwnDoor } from "../http/gate.ts";
import { problemResponse, Refusal } from "../http/problem.ts";
import { readPurposes } from "../reads/purposes.ts";
import { forPurpose, PURPOSE_HEADER, recorded } from "../reads/recorded.ts";
import { aboutRealm, type Policies, type Question } from "./policies.ts";
import { refusedAct } from "./refused.ts";
import { type Standing as Held, standingOf } from "./store.ts";

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
  const purposes = readPurposes();
  return async (c, next) => {
    const asked = matchedRoutes(c)
      .filter((r) => r.method !== "ALL")
      .map((r) => `${r.method} ${r.path}`);
    if (asked.some((route) => OPEN_ROUTES.includes(route))) return next();
    const { headers } = c.req.raw;
    const ownDoor = isOwnDoor(c.req.method, c.req.path);
    const signed = throughDoor(await whoActs(headers), ownDoor);
    gate(signed, c.req.method, c.req.path);
    c.set("signed", signed);
    c.set("holdOn", () => ends.hold(signed.names));
    c.set("askAgain", () => whoActs(headers));
    c.set("policies", policies);
    // Where the door has no such address there is nothing to guard: the answer is the console's page, or that nothing is here.
    const routes = asked.filter((route) => route.includes(" /api/") || route.includes(" /taxii2/"));
    const act = routes.map((route) => acts.get(route)).find((one) => one !== undefined);
    let roles: readonly string[] = [];
    if (routes.length > 0) {
      if (act === undefined) throw new Refusal("ACT_UNDECLARED");
      const held = await allow(policies, signed, act);
      if (held.closed && !ownDoor) throw new Refusal("MEMBERSHIP_CLOSED");
      roles = held.roles;
    }
    const { pathname, search } = new URL(c.req.url);
    const read = act && {
      roles,
      requestId: c.get("requestId"),
      act,
      query: `${c.req.method} ${pathname}${search}`.slice(0, 2000),
    };
    const purposed = read && (await forPurpose(purposes, signed, read, c.req.header(PURPOSE_HEADER)));
    if (purposed) c.set("signed", purposed.signed);
    const held = ends.hold(signed.names);
    try {
      await next();
      // A stream of hints has no end to wait for and no content.
      if (read && purposed && read.act !== "event.follow") {
        const made = c.res;
        const leaves = await recorded(purposes, purposed, read, made, c.get("minted") ?? false);
        // An answer that is put in its own place would be taken apart into a stream and put together again.
        if (leaves !== made) c.res = leaves;
      }
    } finally {
      held.release();
    }
    if (held.ended.aborted) c.res = problemResponse(new Refusal("SIGN_IN_REQUIRED"));
    return undefined;
  };
}

/** Its transactions know by which door the request came: all but the body's own is shut while its membership is closed. */
function throughDoor(signed: Signed, ownDoor: boolean): Signed {
  if (!ownDoor) return signed;
  return { ...signed, acting: { ...signed.acting, reader: { ...signed.acting.reader, ownDoor } } };
}

/** Refuses what the policies do not allow. @throws Refusal NOT_ALLOWED with the reason, POLICIES_AWAY */
export async function allow(policies: Policies, signed: Signed, act: Act, question?: Question): Promise<Held> {
  const { room, acting } = signed;
  const standing = await standingOf(room.realm, acting.reader.actorId);
  const actor = { actorId: acting.reader.actorId, organisationId: acting.reader.organisationId, ...standing };
  const about = { ...aboutRealm(room.realm), ...(question ? { question } : {}) };
  const decision = policies.decide(actor, act, about);
  if (decision.allowed) return standing;
  if (decision.away) throw new Refusal("POLICIES_AWAY", { retryAfter: 5 });
  throw refusedAct(act, decision, policies);
}
