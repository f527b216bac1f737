/**
 * A signed note to a gateway (also one that sends text messages), on hosts that the hub's operator names and on no other. The
 * signature is HMAC-SHA256 over time and body, so that a gateway knows who wrote and that it is no replay.
 */
import { createHmac } from "node:crypto";
import type { Way } from "./way.ts";

const PATIENCE_MS = 10_000;

/** What stands in the header `noroshi-signature`. @param at seconds since 1970 UTC */
export function signatureOf(secret: Buffer, at: number, body: string): string {
  return `t=${at},v1=${createHmac("sha256", secret).update(`${at}.${body}`).digest("hex")}`;
}

export function webhookWay(env: Readonly<Record<string, string | undefined>>): Way {
  const hosts = new Set(
    (env["NOROSHI_WEBHOOK_HOSTS"] ?? "")
      .split(",")
      .map((h) => h.trim().toLowerCase())
      .filter(Boolean),
  );
  return {
    async send({ address, secret }, { data }) {
      // untrusted: an address that a body wrote into the directory
      const url = URL.canParse(address) ? new URL(address) : undefined;
      if (!url || !["https:", "http:"].includes(url.protocol) || !hosts.has(url.host.toLowerCase()))
        return { ok: false, detail: "this host is not among those that the hub's operator names" };
      const body = JSON.stringify(data);
      const at = Math.floor(Date.parse(String(data["at"])) / 1000);
      try {
        const answer = await fetch(url, {
          method: "POST",
          redirect: "error",
          signal: AbortSignal.timeout(PATIENCE_MS),
          headers: { "content-type": "application/json", "noroshi-signature": signatureOf(secret, at, body) },
          body,
        });
        await answer.body?.cancel();
        return answer.ok ? { ok: true, detail: null } : { ok: false, detail: `the gateway answered ${answer.status}` };
      } catch (e) {
        return { ok: false, detail: e instanceof Error ? e.message.slice(0, 200) : "the gateway is away" };
      }
    },
  };
}
