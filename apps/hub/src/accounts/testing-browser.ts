/** A browser as far as the door can tell: cookies kept, an origin, an address of its own behind the trusted proxy. */
import { createHmac } from "node:crypto";
import { request as plainRequest } from "node:http";
import { type Answered, answered } from "../testing-hub.ts";

/** What the trusted proxy of these tests proves itself with. */
export const PROXY_SECRET = "only the proxy knows";
export const PROXY = { "x-noroshi-proxy-secret": PROXY_SECRET };
let visitors = 0;

/** A browser of its own at an address of its own: keeps cookies, says where it comes from. */
export function browserAt(url: string) {
  const address = `198.51.100.${++visitors}`;
  const jar = new Map<string, string>();
  const set: string[] = [];
  return {
    set,
    async call(
      method: string,
      path: string,
      body?: unknown,
      more: Record<string, string | undefined> = {},
    ): Promise<Answered> {
      const headers = new Headers({
        ...PROXY,
        "x-forwarded-for": address,
        origin: url,
        "content-type": "application/json",
      });
      if (jar.size > 0) headers.set("cookie", [...jar].map(([k, v]) => `${k}=${v}`).join("; "));
      for (const [name, value] of Object.entries(more))
        if (value === undefined) headers.delete(name);
        else headers.set(name, value);
      const res = await fetch(url + path, {
        method,
        headers,
        redirect: "manual",
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      for (const line of res.headers.getSetCookie()) {
        set.push(line);
        const [pair = ""] = line.split(";");
        const at = pair.indexOf("=");
        if (/max-age=0/i.test(line)) jar.delete(pair.slice(0, at));
        else jar.set(pair.slice(0, at), pair.slice(at + 1));
      }
      return answered(res.status, res.headers, await res.text());
    },
  };
}

/** What of an answer a stranger can compare. */
export const shape = (a: Answered): unknown => ({
  status: a.status,
  text: a.text,
  headers: [...a.headers].filter(([k]) => k !== "date" && k !== "x-request-id").sort(),
});

/** Opens the event stream; says when it ended, and all that came by it. */
export async function follow(
  url: string,
  headers: Record<string, string>,
): Promise<{ readonly ended: Promise<void>; readonly came: () => string }> {
  const res = await fetch(`${url}/api/v1/events`, { headers });
  const reader = res.body?.getReader();
  if (!reader) throw new Error("no stream");
  const text = new TextDecoder();
  let came = text.decode((await reader.read()).value);
  const ended = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      came += text.decode(value);
    }
  })();
  // A stream of a test that failed ends with its hub.
  ended.catch(() => undefined);
  return { ended, came: () => came };
}

/** RFC 6238: the code of now. */
export const code = (secret: string, step = 0): string => {
  const at = Buffer.alloc(8);
  at.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + step));
  const mac = createHmac("sha1", base32(secret)).update(at).digest();
  const from = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, "0");
};
const base32 = (text: string): Buffer => {
  const bits = [...text.replace(/=+$/, "")]
    .map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((b) => Number.parseInt(b, 2)));
};

/** The session cookie that this browser got last. */
export const cookieOf = (b: { readonly set: readonly string[] }): string =>
  b.set
    .map((l) => l.split(";")[0] ?? "")
    .filter((p) => p.includes("session_token"))
    .at(-1) ?? "";

/** A call of whoever stands behind a proxy, or says so. @returns the status */
export const behindProxy = (url: string, headers: Record<string, string>) =>
  new Promise<number>((resolve, reject) => {
    const call = plainRequest(`${url}/api/v1/me`, { agent: false, headers }, (res) => {
      res.resume();
      resolve(res.statusCode ?? 0);
    });
    call.on("error", reject);
    call.end();
  });
