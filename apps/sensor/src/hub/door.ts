/** Speaks to the hub with the API key of the sensor's body. What it answers is data; only its status and its ids count. */
import { z } from "zod";

export interface HubDoor {
  readonly url: string;
  readonly key: string;
}

export type Answered =
  | { readonly outcome: "taken"; readonly body: unknown }
  /** Not now: away, or too much at once. */
  | { readonly outcome: "later"; readonly seconds: number }
  | { readonly outcome: "refused"; readonly status: number; readonly code: string };

const Problem = z.object({ code: z.string().max(100) });

/** One call; a hub that is away is "later". */
export async function call(
  door: HubDoor,
  method: string,
  path: string,
  body?: string,
  key?: string,
): Promise<Answered> {
  try {
    const answer = await fetch(`${door.url}${path}`, {
      method,
      headers: {
        "x-api-key": door.key,
        ...(key === undefined ? {} : { "idempotency-key": key }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(60_000),
      redirect: "error",
    });
    const said = jsonOf(await answer.text());
    if (answer.ok) return { outcome: "taken", body: said };
    if (answer.status === 429 || answer.status >= 500)
      return { outcome: "later", seconds: Math.min(60, Number(answer.headers.get("retry-after") ?? "5") || 5) };
    const problem = Problem.safeParse(said);
    return { outcome: "refused", status: answer.status, code: problem.success ? problem.data.code : "UNKNOWN" };
  } catch {
    return { outcome: "later", seconds: 5 };
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
