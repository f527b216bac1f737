/**
 * Watches every answer with JSON on its way out: what values stand in it is handed over to the body that asked. No route can
 * forget it. What only gives back what the same request brought is no news.
 */
import type { MiddlewareHandler } from "hono";
import type { HubEnv } from "../http/env.ts";
import { noteServed } from "./handed-over.ts";
import { valuesIn } from "./served-values.ts";

const UNSERVED: ReadonlySet<string> = new Set(["/api/v1/intake/understanding"]);

/** In a replay realm the result of the scenario is read out without that counting as being told; nowhere else. */
const READING = "x-noroshi-reading";

export function noteWhatIsServed(log: (line: string) => void): MiddlewareHandler<HubEnv> {
  return async (c, next) => {
    const answer = c.json.bind(c);
    const noting = (...said: Parameters<typeof answer>): ReturnType<typeof answer> => {
      const signed: HubEnv["Variables"]["signed"] | undefined = c.get("signed");
      if (signed && !UNSERVED.has(c.req.path)) {
        const { realm } = signed.room;
        const isResult = realm.kind === "replay" && c.req.header(READING) === "result";
        const served = isResult ? [] : valuesIn(said[0]);
        if (served.length > 0) noteServed(realm, signed.acting.reader, served, log);
      }
      return answer(...said);
    };
    c.json = noting as typeof c.json;
    await next();
  };
}
