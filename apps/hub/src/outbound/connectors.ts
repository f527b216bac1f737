/**
 * The ways on which the hub reaches people and partners. All ways out stand in tools/outbound.json, and none of them acts on
 * anybody's computer. Each is closed until who runs the hub opens it in the environment.
 */
import { mailWay } from "./mail.ts";
import { type PartnerLine, partnerLine } from "./partner.ts";
import type { Way } from "./way.ts";
import { webhookWay } from "./webhook.ts";

export interface Ways extends Readonly<Record<"email" | "webhook", Way>> {
  readonly partner: PartnerLine;
}

export function waysOut(env: Readonly<Record<string, string | undefined>>): Ways {
  return { email: mailWay(env), webhook: webhookWay(env), partner: partnerLine(env) };
}
