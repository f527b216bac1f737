/**
 * What a sensor is told at its start: its realm, whose keys count there, the signed permits with their acts, the commission's
 * status token, the address plan. Only the keyring is taken on trust (the operator puts it there); everything else must be
 * signed by a key in it.
 */
import { readFileSync } from "node:fs";
import { readPlan } from "@noroshi/selection";
import type { PlanRow } from "@noroshi/selection/contract";
import { z } from "zod";
import { SensorError } from "./errors.ts";

const SetUpSchema = z
  .strictObject({
    schema: z.literal("sensor-set-up/1"),
    realm: z.string().min(1),
    kind: z.enum(["live", "exercise", "replay"]),
    country: z.string().regex(/^[A-Z]{2}$/),
    keyring: z.array(
      z.strictObject({
        kid: z.string().min(1),
        body: z.string().min(1),
        kind: z.string().min(1),
        key: z.strictObject({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: z.string().min(1) }),
      }),
    ),
    permits: z.array(z.strictObject({ permit: z.string(), acts: z.array(z.string()) })),
    status: z.string().nullable(),
    /** No cipher: for test realms, so that a scan of bytes can be shown to find what is there. */
    cipher: z.enum(["sealed", "identity"]).default("sealed"),
  })
  .refine((s) => s.cipher === "sealed" || s.kind === "replay", {
    path: ["cipher"],
    message: "only a replay may go without",
  });
export type SetUp = z.infer<typeof SetUpSchema>;

/** Codes: SENSOR_SET_UP_WRONG with the place. */
export function readSetUp(path: string): SetUp {
  const read = SetUpSchema.safeParse(jsonOf(path));
  if (read.success) return read.data;
  const [first] = read.error.issues;
  throw new SensorError(
    "SENSOR_SET_UP_WRONG",
    `${path}: ${first?.path.join(".") ?? ""}: ${first?.message ?? "not readable"}`,
  );
}

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new SensorError("SENSOR_SET_UP_WRONG", `${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Reads an address plan `prefix,country,holder,note`. Codes: SENSOR_SET_UP_WRONG. */
export function readAddressPlan(path: string): PlanRow[] {
  const [head = "", ...lines] = readFileSync(path, "utf8")
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/);
  const names = head.split(",").map((name) => name.trim());
  const column = (line: string, name: string) => line.split(",")[names.indexOf(name)]?.trim() ?? "";
  try {
    return readPlan(
      lines
        .filter((line) => line.trim() !== "")
        .map((line) => ({
          prefix: column(line, "prefix"),
          country: column(line, "country"),
          holder: column(line, "holder"),
        })),
    );
  } catch (error) {
    throw new SensorError("SENSOR_SET_UP_WRONG", `${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
