/** Reads a request's body up to a cap, and stops reading where the cap is passed: a lying Content-Length helps nobody. */
import { Refusal } from "../http/problem.ts";

/** @throws Refusal TOO_LARGE */
export async function readCapped(request: Request, cap: number): Promise<Buffer> {
  if (Number(request.headers.get("content-length") ?? 0) > cap) throw new Refusal("TOO_LARGE");
  const parts: Uint8Array[] = [];
  let length = 0;
  if (request.body) {
    for await (const part of request.body as ReadableStream<Uint8Array>) {
      length += part.byteLength;
      if (length > cap) throw new Refusal("TOO_LARGE");
      parts.push(part);
    }
  }
  return Buffer.concat(parts);
}
