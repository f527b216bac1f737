/** Why a sensor does not start, or takes a batch for nothing: stable codes with what to do next. */

export type SensorCode =
  | "SENSOR_USAGE"
  | "SENSOR_SET_UP_WRONG"
  | "SENSOR_SWAP_IS_ON"
  | "SENSOR_CORE_DUMPS"
  | "SENSOR_FILE_REFUSED"
  | "SENSOR_INPUT_TOO_LARGE"
  | "SENSOR_STORE_BROKEN"
  | "SENSOR_CHAIN_BROKEN"
  | "SENSOR_USE_REFUSED"
  | "SENSOR_RUNS_ALREADY"
  | "SENSOR_HALTED";

export class SensorError extends Error {
  readonly code: SensorCode;
  constructor(code: SensorCode, say: string) {
    super(say);
    this.name = "SensorError";
    this.code = code;
  }
}
