/**
 * Loaded before a hub under test: whatever it tries to reach beyond this machine fails, and is said on stderr. Covers every socket
 * and name look-up of the process and of its workers; not the database server, which is a program of its own and has no network.
 */
import dgram from "node:dgram";
import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

const HERE = /^(?:localhost|127(?:\.\d+){3}|::1|::ffff:127(?:\.\d+){3})$/;

function refuse(where: string): never {
  process.stderr.write(`WENT OUT: ${where}\n`);
  throw new Error(`no network here: ${where}`);
}

/** The host that a socket is to reach; undefined where it is a path on this machine. */
function hostOf(args: readonly unknown[]): string | undefined {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as readonly unknown[]) : args;
  if (typeof first === "object" && first !== null) {
    const { path, host } = first as { path?: string; host?: string };
    return path === undefined ? (host ?? "localhost") : undefined;
  }
  if (typeof first === "string" && Number.isNaN(Number(first))) return undefined;
  return typeof second === "string" ? second : "localhost";
}

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
  const host = hostOf(args);
  if (host !== undefined && !HERE.test(host)) refuse(host);
  return Reflect.apply(connect, this, args) as net.Socket;
} as typeof connect;

const lookup = dns.lookup;
const onlyHere = (asked: typeof lookup) =>
  ((name: string, ...rest: unknown[]) =>
    HERE.test(name) ? Reflect.apply(asked, dns, [name, ...rest]) : refuse(name)) as unknown as typeof lookup;
dns.lookup = onlyHere(lookup);
dns.promises.lookup = onlyHere(
  dns.promises.lookup as unknown as typeof lookup,
) as unknown as typeof dns.promises.lookup;
for (const names of [dns, dns.promises] as unknown as Record<string, unknown>[])
  for (const name of Object.keys(names).filter((one) => /^(?:resolve|reverse)/.test(one)))
    names[name] = (asked: unknown) => refuse(`${name} ${String(asked)}`);
dgram.Socket.prototype.send = () => refuse("a datagram");
syncBuiltinESMExports();
