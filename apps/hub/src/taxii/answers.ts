/**
 * The manners of TAXII 2.1 around every answer under /taxii2/: what the caller takes, how it signs in, and that errors travel in
 * the standard's own shape. What is refused, and why, is decided where it always is.
 */
import { errorOf, TAXII, takesTaxii } from "@noroshi/sharing";
import type { MiddlewareHandler } from "hono";
import type { HubEnv } from "../http/env.ts";

/** Signs in with what TAXII clients have: a name and a password, or a token. The password is the body's API key. */
export const signInByHeader: MiddlewareHandler<HubEnv> = async (c, next) => {
  const { headers } = c.req.raw;
  // untrusted: the header
  const [scheme = "", said = ""] = (headers.get("authorization") ?? "").split(" ", 2);
  const kind = scheme.toLowerCase();
  const key =
    kind === "basic"
      ? Buffer.from(said, "base64").toString("utf8").split(":").slice(1).join(":")
      : kind === "bearer" || kind === "token"
        ? said
        : "";
  if (key !== "" && !headers.has("x-api-key")) {
    const signing = new Headers(headers);
    signing.set("x-api-key", key);
    c.req.raw = new Request(c.req.raw, { headers: signing });
  }
  await next();
};

const plain = (status: number, title: string, description: string, code: string) =>
  new Response(JSON.stringify(errorOf(status, title, description, code)), {
    status,
    headers: { "content-type": TAXII },
  });

export const inTaxii: MiddlewareHandler<HubEnv> = async (c, next) => {
  if (!takesTaxii(c.req.header("accept"))) {
    c.res = plain(406, "Not acceptable", `This server speaks ${TAXII}.`, "NOT_ACCEPTABLE");
    return;
  }
  await next();
  const before = c.res;
  if (before.status < 400 || before.headers.get("content-type") === TAXII) return;
  const said = await problemIn(before);
  c.res = undefined;
  c.res = plain(before.status, said.title, said.next, said.code);
  const later = before.headers.get("retry-after");
  if (later !== null) c.res.headers.set("retry-after", later);
  if (before.status === 401) c.res.headers.set("www-authenticate", 'Basic realm="Noroshi", charset="UTF-8"');
};

async function problemIn(answer: Response): Promise<{ title: string; next: string; code: string }> {
  const fallback = { title: "Nothing here", next: "Check the address.", code: "NOT_FOUND" };
  try {
    const said = (await answer.clone().json()) as {
      code?: string;
      title?: { en?: string };
      next?: { en?: string };
      faults?: { place?: string; say?: { en?: string } }[];
    };
    const first = said.faults?.[0];
    const where = first?.say?.en === undefined ? "" : ` ${first.place ?? ""}: ${first.say.en}`;
    return {
      title: said.title?.en ?? fallback.title,
      next: `${said.next?.en ?? fallback.next}${where}`,
      code: said.code ?? fallback.code,
    };
  } catch {
    return fallback; // an answer without a body
  }
}
