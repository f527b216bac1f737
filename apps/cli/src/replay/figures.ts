/**
 * The duty's figures of a replay realm. They come over no door: the hub's own entry reads them with the duty's database role,
 * as a process of the hub's user.
 */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { CommandFailed } from "../errors.ts";

const HUB = fileURLToPath(new URL("../../../hub/src/main.ts", import.meta.url));

const Indicators = z.object({
  received: z.number(),
  duplicates: z.number(),
  suppressed: z.number(),
  expired: z.number(),
  active: z.number(),
});
const Severity = z.object({
  continuity: z.number(),
  safety: z.number(),
  trust: z.number(),
  overall: z.number(),
  mode: z.string(),
});
const Figures = z.object({
  cases: z.array(
    z.object({
      key: z.string(),
      incidentType: z.string().nullable(),
      reports: z.array(z.array(z.string())),
      sourceIds: z.array(z.string()),
      indicators: Indicators,
      severity: Severity.nullable(),
      priorityScore: z.number().nullable(),
    }),
  ),
  unlinked: z.array(z.array(z.string())),
  sightings: z.object({ received: z.number(), kept: z.number(), suppressed: z.number(), unmatched: z.number() }),
  atRisk: z.array(z.string()),
  clocks: z
    .array(
      z.object({
        case: z.string(),
        rule: z.string(),
        startedBy: z.string(),
        due: z.string(),
        rolled: z.string().nullable(),
      }),
    )
    .nullable(),
});
export type Figures = z.infer<typeof Figures>;

/**
 * @param principal the report whose case sightings are held against
 * @param rules a file with clock rules and a business calendar; null where clocks are not asked
 * @throws CommandFailed HUB_FAILED
 */
export async function dutyFigures(
  data: string,
  realm: string,
  principal: string | undefined,
  rules: string | null,
): Promise<Figures> {
  const words = ["figures", "--data", data, "--realm", realm];
  if (rules !== null) words.push("--rules", rules);
  if (principal !== undefined) words.push("--principal", principal);
  const child = spawn(process.execPath, [HUB, ...words], { stdio: ["ignore", "pipe", "inherit"] });
  const parts: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => parts.push(part));
  const status = await new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
  if (status !== 0) throw new CommandFailed("HUB_FAILED", "The hub could not tell its duty's figures; see above.");
  return Figures.parse(JSON.parse(Buffer.concat(parts).toString("utf8")));
}
