/** The ways out are closed until they are opened. That there are no others, tools/outbound.test.ts holds. */
import { describe, expect, it } from "vitest";
import { waysOut } from "./connectors.ts";

describe("the ways out of the hub", () => {
  it("are closed until the hub's operator opens them, and a gateway on another host stays closed", async () => {
    const secret = Buffer.alloc(32);
    const message = { subject: "s", text: "t", data: { at: "2026-12-07T00:00:00Z" } };
    const shut = waysOut({});
    for (const address of ["http://127.0.0.1:9/", "a@b.example"]) {
      expect((await shut.webhook.send({ address, secret }, message)).ok).toBe(false);
      expect((await shut.email.send({ address, secret }, message)).ok).toBe(false);
    }
    const open = waysOut({ NOROSHI_WEBHOOK_HOSTS: "gateway.example" });
    for (const address of [
      "http://gateway.example.evil.example/",
      "http://gateway.example@192.0.2.1/",
      "file:///etc/passwd",
      "gateway.example",
    ])
      expect((await open.webhook.send({ address, secret }, message)).detail).toContain("not among");
  });
});
