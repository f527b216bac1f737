/** Kill chain phases (STIX 2.1 §2.11): both names, which should be lower case with hyphens. */
import { record } from "./record.ts";
import { clip } from "./scalar.ts";
import { type Shape, wrongKind } from "./shape.ts";

const name: Shape<string> = (value, trial) => {
  if (typeof value !== "string") return wrongKind(value, "a string", trial);
  if (value !== value.toLowerCase() || !/\p{Ll}/u.test(value) || /[_ ]/.test(value)) {
    trial.flag("kill-chain-names", `"${clip(value)}" should be lower case, with hyphens between words.`);
  }
};

export const killChainPhase = record({ must: { kill_chain_name: name, phase_name: name } });
