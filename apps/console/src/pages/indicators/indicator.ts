/** One row of the list of indicators, as the hub's door shapes it. */
import type { InferResponseType } from "hono/client";
import type { hub } from "../../hub/client.ts";

export type Indicator = InferResponseType<typeof hub.api.v1.indicators.$get, 200>["items"][number];
