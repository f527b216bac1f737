/** Seals test traffic before it is sent: a salt for each line, and the seals that are given away. The opened lines stay with the commission. */
import { randomBytes } from "node:crypto";
import { commitmentInput, SALT_LENGTH, toBase64 } from "@noroshi/ledger";
import type { TrafficFormat } from "@noroshi/sensing";
import { hexOf, type Means } from "../evidence.ts";
import { OPENED_SCHEMA, SEALS_SCHEMA } from "./test-traffic.ts";

export interface SealedTest {
  /** To be given to whoever shall believe it, before the traffic is sent. */
  readonly seals: string;
  /** To be kept until the sensor has certified the batch. */
  readonly opened: string;
}

/** @param at the commission's own clock */
export async function sealTest(
  lines: readonly string[],
  format: TrafficFormat,
  at: string,
  means: Means,
): Promise<SealedTest> {
  const salted = lines.map((line) => ({ salt: new Uint8Array(randomBytes(SALT_LENGTH)), line }));
  const encoder = new TextEncoder();
  const digests = await means.digests(salted.map(({ salt, line }) => commitmentInput(salt, encoder.encode(line))));
  const opened = { schema: OPENED_SCHEMA, lines: salted.map(({ salt, line }) => ({ salt: toBase64(salt), line })) };
  return {
    seals: JSON.stringify({ schema: SEALS_SCHEMA, at, format, seals: digests.map(hexOf) }),
    opened: JSON.stringify(opened),
  };
}
