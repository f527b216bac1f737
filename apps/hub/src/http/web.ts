/**
 * The hub's web server: plain HTTP on this machine, or TLS with a certificate of its own, which then also asks machines for
 * theirs. A client certificate is asked for and not judged here: whether it is pinned is the sign-in's business, and who has
 * none is a person or a machine with a key.
 */
import { readFileSync } from "node:fs";
import { createServer as createPlain, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTls } from "node:https";

export interface Tls {
  readonly certificateFile: string;
  readonly keyFile: string;
}

type Handler = (req: IncomingMessage, res: ServerResponse) => void;

/** @throws Error when a file cannot be read or is no certificate */
export function webServer(tls: Tls | undefined, handler: Handler): Server {
  if (tls === undefined) return createPlain(handler);
  return createTls(
    {
      cert: readFileSync(tls.certificateFile),
      key: readFileSync(tls.keyFile),
      minVersion: "TLSv1.2",
      requestCert: true,
      rejectUnauthorized: false,
    },
    handler,
  );
}

/** The address of this hub by which somebody came, where it is one of them; else the chief one. untrusted: a request's own address, which its Host header says. */
export function ownOrigin(url: string, [chief, ...others]: readonly [string, ...string[]]): string {
  return others.find((o) => o === new URL(url).origin) ?? chief;
}

/** Under which addresses browsers reach a hub: its public one alone where it has one, else the loopback's number and name. */
export function originsOf(o: {
  readonly publicUrl: string | undefined;
  readonly tls: boolean;
  readonly host: string;
  readonly port: number;
}): readonly [string, ...string[]] {
  if (o.publicUrl !== undefined) return [new URL(o.publicUrl).origin];
  const scheme = o.tls ? "https" : "http";
  const at = (name: string): string => `${scheme}://${name.includes(":") ? `[${name}]` : name}:${o.port}`;
  const loopback = /^127\.|^::1$|^localhost$/.test(o.host);
  return loopback && o.host !== "localhost" ? [at(o.host), at("localhost")] : [at(o.host)];
}
