/** People for tests of roles: signed in with a password, calling with their cookie. */
import { REALM, type TestHub } from "../testing-hub.ts";

export interface Person {
  readonly call: (
    method: string,
    path: string,
    init?: { readonly json?: unknown; readonly body?: string; readonly headers?: Record<string, string> },
  ) => Promise<{ status: number; text: string; json: Record<string, unknown>; headers: Headers }>;
}

export interface SignedIn extends Person {
  /** Its session, as a browser sends it. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Makes an account in this body and role and signs it in. @throws when the account is refused */
export async function personOf(t: TestHub, body: string, role: string, name = role): Promise<SignedIn> {
  const login = { email: `${name.replaceAll("_", "-")}@${body}.example`, password: "correct horse battery staple" };
  const made = await t.local("POST", `/local/realms/${REALM}/accounts`, { organisation: body, name, role, ...login });
  if (made.status !== 201) throw new Error(`${role} in ${body}: ${made.text}`);
  const signed = await fetch(`${t.hub.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: t.hub.url },
    body: JSON.stringify(login),
  });
  if (!signed.ok) throw new Error(`${role}: sign-in ${signed.status} ${await signed.text()}`);
  const cookie = (signed.headers.getSetCookie() ?? []).map((one) => one.split(";")[0]).join("; ");
  return {
    headers: { cookie, origin: t.hub.url },
    async call(method, path, init = {}) {
      const sent = init.json === undefined ? init.body : JSON.stringify(init.json);
      const answer = await fetch(t.hub.url + path, {
        method,
        headers: {
          cookie,
          origin: t.hub.url,
          ...(init.json === undefined ? {} : { "content-type": "application/json" }),
          ...init.headers,
        },
        ...(sent === undefined ? {} : { body: sent }),
      });
      const text = await textOf(answer);
      let json: Record<string, unknown> = {};
      try {
        json = JSON.parse(text) as Record<string, unknown>;
      } catch {
        // not every answer is JSON
      }
      return { status: answer.status, text, json, headers: answer.headers };
    },
  };
}

/** The text of an answer; of a stream, which has no end, nothing. */
export async function textOf(answer: Response): Promise<string> {
  if (!answer.headers.get("content-type")?.startsWith("text/event-stream")) return answer.text();
  await answer.body?.cancel();
  return "";
}
