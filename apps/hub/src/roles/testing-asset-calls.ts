/** Calls of the addresses of asset registers. */
import { fresh, type Make, made, plain } from "./testing-call.ts";

const newAsset = () => ({ kind: "product", value: `gateway ${fresh()}` });

export const ASSET_CALLS = {
  "GET /api/v1/assets": plain,
  "POST /api/v1/assets": () => ({ json: newAsset() }),
  "POST /api/v1/assets/:id/answer": made(
    async (w) => {
      const sent = await w.t.as("port", "POST", "/api/v1/assets", {
        body: JSON.stringify(newAsset()),
        headers: { "idempotency-key": w.key() },
      });
      return String(sent.json["id"]);
    },
    () => ({ json: { answer: "refused", reason: "not in the registry" } }),
  ),
  "POST /api/v1/assets/:id/withdrawal": made(
    async (w, p) => {
      const json = newAsset();
      const sent = await p.call("POST", "/api/v1/assets", { json, headers: { "idempotency-key": w.key() } });
      return String(sent.json["id"]);
    },
    () => ({ json: {} }),
  ),
} satisfies Readonly<Record<string, Make>>;
