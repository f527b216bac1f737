/** An expected failure of a command: a code, one sentence that says what to do, and exit status 1. */
export type FailureCode =
  | "USAGE"
  | "HUB_NOT_RUNNING"
  | "HUB_REFUSED"
  | "HUB_FAILED"
  | "FILE_NOT_READABLE"
  | "NOT_UNDERSTOOD"
  | "NO_KEY";

export class CommandFailed extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, say: string) {
    super(say);
    this.code = code;
  }
}
