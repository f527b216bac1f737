/** `noroshi stix validate | match | lift`: STIX files on this machine, without a hub. */
import { type Command, command, misused } from "../command.ts";
import { lift } from "./stix-lift.ts";
import { match } from "./stix-match.ts";
import { validate } from "./stix-validate.ts";

const VERBS: Readonly<Record<string, Command>> = { validate, match, lift };

const whole = command({
  name: "stix",
  usage: ["validate FILE… [options]", "match PATTERN FILE… [options]", "lift FILE [options]"],
  about: `Checks files against STIX 2.1, matches a pattern against observed data, carries STIX 2.0 into 2.1.
Each says more: ./noroshi stix validate --help.`,
  options: {},
  async run(_, [verb]) {
    throw misused(verb === undefined ? "Say validate, match or lift." : `There is no stix ${verb}.`);
  },
});

export const stix: Command = async (args) => {
  const [verb, ...rest] = args;
  const command = verb === undefined ? undefined : VERBS[verb];
  return command === undefined ? whole(args) : command(rest);
};
