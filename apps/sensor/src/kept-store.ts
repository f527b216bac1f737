/**
 * Where kept records lie until the hub has them: one file a store, one sealed line a batch. Communications law and an owner's
 * consent have stores and keys of their own and never meet. Keys lie beside, readable by this user alone; destroying a key
 * destroys what it sealed.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { KeptRecord } from "@noroshi/selection/contract";
import { SensorError } from "./errors.ts";

export type StoreName = "communications" | "owner";

interface Sealed {
  /** Draws once for each batch; commits to the kept records and is destroyed with them. */
  readonly secret: string;
  readonly records: readonly KeptRecord[];
}

/** The key of this name in the data folder, made when it is missing. */
export function keyOf(data: string, name: string): Buffer {
  const folder = join(data, "keys");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${name}.key`);
  if (!existsSync(path)) writeFileSync(path, randomBytes(32), { mode: 0o600, flag: "wx" });
  return readFileSync(path);
}

/** Seals a batch's kept records at the end of the store, on disk when it returns; gives back the commitment to them. */
export function keep(data: string, store: StoreName, records: readonly KeptRecord[]): string {
  const secret = randomBytes(32);
  const body: Sealed = { secret: secret.toString("base64"), records };
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(data, store), iv);
  const sealed = Buffer.concat([iv, cipher.update(JSON.stringify(body)), cipher.final(), cipher.getAuthTag()]);
  mkdirSync(join(data, "kept"), { recursive: true, mode: 0o700 });
  const file = openSync(pathOf(data, store), "a", 0o600);
  try {
    appendFileSync(file, `${sealed.toString("base64")}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return createHmac("sha256", secret).update(JSON.stringify(records)).digest("base64");
}

/** Everything kept in a store. Codes: SENSOR_STORE_BROKEN. */
export function kept(data: string, store: StoreName): KeptRecord[] {
  if (!existsSync(pathOf(data, store))) return [];
  const lines = readFileSync(pathOf(data, store), "utf8")
    .split("\n")
    .filter((line) => line !== "");
  return lines.flatMap((line) => {
    const bytes = Buffer.from(line, "base64");
    try {
      const open = createDecipheriv("aes-256-gcm", keyOf(data, store), bytes.subarray(0, 12));
      open.setAuthTag(bytes.subarray(-16));
      const text = Buffer.concat([open.update(bytes.subarray(12, -16)), open.final()]).toString();
      return (JSON.parse(text) as Sealed).records;
    } catch {
      throw new SensorError("SENSOR_STORE_BROKEN", `A line of the ${store} store was changed or cut.`);
    }
  });
}

function pathOf(data: string, store: StoreName): string {
  return join(data, "kept", `${store}.sealed`);
}
