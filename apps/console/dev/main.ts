/**
 * Starts the fake hub with the built console, and prints its address.
 * `node apps/console/dev/main.ts [port] [built console]`; for work on screens start vite beside it with NOROSHI_HUB set to that address.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fakeHub } from "./fake-hub.ts";
import { serveDist } from "./serve-dist.ts";

const hub = fakeHub();
const dist = process.argv[3] ?? join(import.meta.dirname, "../dist");
const server = createServer((request, response) => {
  const path = new URL(request.url ?? "/", "http://fake").pathname;
  const answer = path.startsWith("/api/") ? hub(request, response) : serveDist(dist, path, response);
  answer.catch(() => response.writeHead(500).end());
});
server.listen(Number(process.argv[2] ?? 7311), "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    server.closeAllConnections();
    server.close();
  });
