/** Turns the hub's reason for not starting into a sentence that says what to do next. */
import { CommandFailed } from "../errors.ts";

/** @param port the port that was asked for */
export function startFailure(f: { readonly code: string; readonly message: string }, port: string): CommandFailed {
  switch (f.code) {
    case "EADDRINUSE":
      return new CommandFailed(
        "PORT_TAKEN",
        `Port ${port} is taken by another program. Choose another with --port N, or any free one with --port 0.`,
      );
    case "EACCES":
      return new CommandFailed(
        "PORT_TAKEN",
        `Port ${port} may not be opened by this user. Choose one above 1023 with --port N. (${f.message})`,
      );
    case "EADDRNOTAVAIL":
      return new CommandFailed(
        "PORT_TAKEN",
        `This machine has no such address to listen on; check --host. (${f.message})`,
      );
    case "FOLDER_IN_USE":
      return new CommandFailed("HUB_RUNS_ALREADY", f.message);
    default:
      return new CommandFailed(
        "HUB_FAILED",
        `The hub did not start: ${f.message} (${f.code}). \`./noroshi doctor\` looks for the cause.`,
      );
  }
}
