/** Whether the port that a hub would take is free, seen by listening there for a moment. */
import { createServer } from "node:net";
import { type Finding, good, warning } from "./finding.ts";

export async function portFinding(port: number): Promise<Finding> {
  return (await isFree(port))
    ? good("port", `${port} is free`, `${port} は空いています`)
    : warning(
        "port",
        `${port} is taken by another program; start with --port N, or --port 0 for any free one`,
        `${port} は他のプログラムが使っています。--port N か、空きを選ぶ --port 0 で起動してください`,
      );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
