/** The fires of a case are lit by what recipients have and say, for who ordered it and for nobody else. Real hub. */
import { ransomwareForm } from "@noroshi/intake/example";
import { afterAll, beforeAll, expect, it } from "vitest";
import { foundWorld, type World } from "../worlds/testing-twins.ts";

let w: World;
let n = 0;
beforeAll(async () => {
  w = await foundWorld();
});
afterAll(() => w[Symbol.asyncDispose]());

const headers = () => ({ "idempotency-key": `f${++n}` });

async function fires(by: string): Promise<readonly (readonly [string, string | null])[]> {
  const [one] = (await w.as(by, "GET", "/api/v1/cases")).json["items"] as { id: string }[];
  const { json } = await w.as(by, "GET", `/api/v1/cases/${one?.id}`);
  const steps = json["fires"] as { hop: string; at: string | null }[];
  return steps.map((s) => [s.hop, s.at] as const);
}
const lit = async (by: string) => (await fires(by)).filter(([, at]) => at !== null).map(([hop]) => hop);

it("a package that was handed over lights shared, and its acknowledgement lights acknowledged", async () => {
  const body = ransomwareForm({
    報告番号: "F-1",
    報告組織ID: "port",
    調整機関への提供: "同意する",
    匿名化した技術情報の共有: "同意する",
    "侵害指標（IoC）": "ドメイン：fire.example",
  });
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const sent = await w.as("port", "POST", "/api/v1/reports", { body, headers: { "content-type": type, ...headers() } });
  await w.settled();
  const report = String(sent.json["reportId"]);
  expect(await lit("office")).not.toContain("shared");
  const order = JSON.stringify({ report, to: ["bank", "isac"], audience: "sector" });
  expect((await w.as("office", "POST", "/api/v1/releases", { body: order, headers: headers() })).status).toBe(202);
  await w.settled();
  expect(await lit("office")).toContain("shared");
  expect(await lit("office")).not.toContain("acknowledged");
  const [delivery] = (await w.as("bank", "GET", "/api/v1/deliveries")).json["items"] as { id: string }[];
  const said = await w.as("bank", "POST", `/api/v1/deliveries/${delivery?.id}/acknowledgement`, {
    body: "{}",
    headers: headers(),
  });
  expect(said.status).toBe(202);
  expect(await lit("office")).toContain("acknowledged");
  expect(await lit("port")).not.toContain("shared");
});
