/** Match tables from a list of indicators, one value a line, `#` before words. Codes: SENSOR_SET_UP_WRONG with the line. */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { TableBuilder, Tables } from "@noroshi/sensing";
import { portBeside, recognise } from "@noroshi/values";
import { SensorError } from "../errors.ts";

export function tablesFrom(path: string): Tables {
  const builder = new TableBuilder(randomBytes(16));
  for (const [at, line] of readFileSync(path, "utf8").split("\n").entries()) {
    const text = line.replace(/(?:^|\s)#.*$/, "").trim();
    if (text === "") continue;
    const found = recognise(text);
    const port = portBeside(text);
    const indicator = { line: at + 1, ...(port === undefined ? {} : { port }) };
    const fault = found && builder.add({ kind: found.kind, value: found.value, ...indicator });
    if (found === undefined || fault !== undefined)
      throw new SensorError("SENSOR_SET_UP_WRONG", `${path}: line ${at + 1}: ${fault ?? "no value that is known"}`);
  }
  return new Tables(builder.finish());
}
