/** E-mail through the mail server that the hub's operator names; closed where none is named. */
import { createTransport } from "nodemailer";
import type { Way } from "./way.ts";

const PATIENCE_MS = 15_000;

export function mailWay(env: Readonly<Record<string, string | undefined>>): Way {
  const [url, from] = [env["NOROSHI_SMTP_URL"], env["NOROSHI_SMTP_FROM"]];
  if (!url || !from) return { send: async () => ({ ok: false, detail: "no mail server is named for this hub" }) };
  const transport = createTransport(url, {
    from,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  } as never);
  return {
    async send({ address }, { subject, text }) {
      try {
        const sent = await transport.sendMail({
          from,
          to: address,
          subject,
          text,
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        return { ok: true, detail: sent.messageId };
      } catch (e) {
        return { ok: false, detail: e instanceof Error ? e.message.slice(0, 200) : "the mail server did not take it" };
      }
    },
  };
}
