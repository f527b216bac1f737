/**
 * Every way out of the hub, by name. There is no other: a test holds the whole of the code to this list, and none of them acts
 * on anybody's computer. Each is closed until who runs the hub opens it in the environment.
 */
import { mailWay } from "./mail.ts";
import type { Way } from "./way.ts";
import { webhookWay } from "./webhook.ts";

export interface Connector {
  readonly id: "email" | "webhook";
  readonly room: string;
  readonly does: string;
  /** The variables of the environment that open it. */
  readonly opens: readonly string[];
}

export const CONNECTORS: readonly Connector[] = [
  {
    id: "email",
    room: "apps/hub/src/outbound/mail.ts",
    does: "hands messages for people of the directory to the mail server that the hub's operator names",
    opens: ["NOROSHI_SMTP_URL", "NOROSHI_SMTP_FROM"],
  },
  {
    id: "webhook",
    room: "apps/hub/src/outbound/webhook.ts",
    does: "posts a signed note that somebody is needed to gateways on hosts that the hub's operator names",
    opens: ["NOROSHI_WEBHOOK_HOSTS"],
  },
];

export type Ways = Readonly<Record<Connector["id"], Way>>;

export function waysOut(env: Readonly<Record<string, string | undefined>>): Ways {
  return { email: mailWay(env), webhook: webhookWay(env) };
}
