/** Reads the sensor's set-up and address plan from their files; a wrong one names its place. */
import { readFileSync } from "node:fs";
import { readAddressPlan, readSetUp, type SetUp, type Told } from "@noroshi/selection";
import type { PlanRow } from "@noroshi/selection/contract";
import { SensorError } from "./errors.ts";

/** Codes: SENSOR_SET_UP_WRONG with the place. */
export function setUpIn(path: string): SetUp {
  return held(path, readSetUp(textOf(path)));
}

/** Codes: SENSOR_SET_UP_WRONG with the line. */
export function planIn(path: string): PlanRow[] {
  return held(path, readAddressPlan(textOf(path)));
}

function held<T>(path: string, told: Told<T>): T {
  if (told.ok) return told.value;
  throw new SensorError("SENSOR_SET_UP_WRONG", `${path}: ${told.place}: ${told.say}`);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new SensorError("SENSOR_SET_UP_WRONG", `${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
