/** An expected failure of a command: a code, one sentence that says what to do, and exit status 1 (2 for USAGE). */
export type FailureCode =
  | "USAGE" /** the words of the command line are not understood; the usage stands below them */
  | "HUB_NOT_RUNNING" /** no hub answers there; the sentence says how to start one */
  | "HUB_RUNS_ALREADY" /** a hub uses this data folder already; use it, or stop it first */
  | "PORT_TAKEN" /** another program listens on the port; choose another with --port, or 0 for any */
  | "HUB_REFUSED" /** the hub answered with a refusal; its own words stand in the sentence */
  | "HUB_FAILED" /** the hub ended before its time; its last words stand above */
  | "SENSOR_FAILED" /** the sensor ended before its time; its last words stand in the sentence */
  | "FILE_REFUSED" /** traffic under communications law from a file; it comes by pipe */
  | "FILE_NOT_READABLE" /** a file that was named cannot be read */
  | "NOT_UNDERSTOOD" /** a file was read, but is not what the command takes */
  | "NO_KEY"; /** it was not said as whom to call: --as BODY, or --url and --key */

/** Why a part of an import did not go in, where the hub was not even asked. Every other code is the hub's. */
export type ImportCode =
  | "NOT_JSON" /** not JSON; the place is line and column */
  | "NOT_KNOWLEDGE" /** named as knowledge, but no reference file that is known here */
  | "NOT_THERE" /** the manifest of a feed names an event that is not there */
  | "NO_ID"; /** an entry of a reference file without anything to look it up by */

/** Why an entry of a file of indicators is not looked for; the others are. */
export type UnreadIndicatorCode =
  | "NO_VALUE" /** the line holds no value that is known */
  | "NOT_READ" /** the object of the bundle is broken */
  | "NOT_MEANT" /** its source does not mean it for detection (to_ids of MISP) */
  | "REVOKED" /** its source took the indicator back */
  | "PATTERN_OTHER" /** the pattern is in another language than STIX's */
  | "PATTERN_BROKEN" /** the pattern cannot be read */
  | "PATTERN_NOT_SIMPLE"; /** the pattern needs more than any one of its values: another value, a time, an order */

export class CommandFailed extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, say: string) {
    super(say);
    this.code = code;
  }
}
