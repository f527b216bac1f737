/**
 * Noroshi's command line. One file a command; this one only finds it, and turns an expected failure into its sentence.
 * The shim `./noroshi` runs this on the pinned Node.
 */
import type { Command } from "./command.ts";
import { CommandFailed } from "./errors.ts";
import { quietPipes } from "./lines-out.ts";

interface Entry {
  readonly say: string;
  readonly load: () => Promise<Command>;
}

const GROUPS: Readonly<Record<string, Readonly<Record<string, Entry>>>> = {
  "Run a hub": {
    up: {
      say: "start a hub (--demo plays the port scenario in)",
      load: async () => (await import("./commands/up.ts")).up,
    },
    replay: {
      say: "play a scenario on a hub of its own, and tell what came of it",
      load: async () => (await import("./commands/replay.ts")).replay,
    },
    doctor: {
      say: "say what is wrong, with or without a hub",
      load: async () => (await import("./commands/doctor.ts")).doctor,
    },
  },
  "Bring in, take out": {
    submit: { say: "send files as reports", load: async () => (await import("./commands/submit.ts")).submit },
    pull: {
      say: "take what is new in a partner's TAXII collection",
      load: async () => (await import("./commands/pull.ts")).pull,
    },
    desk: {
      say: "file what a desk wrote on paper, for the bodies that called",
      load: async () => (await import("./commands/desk.ts")).desk,
    },
    import: {
      say: "take in files and folders: reports, notices, knowledge",
      load: async () => (await import("./commands/import.ts")).importFiles,
    },
    playbook: {
      say: "a case's tasks out as a CACAO playbook, or one in",
      load: async () => (await import("./commands/playbook.ts")).playbook,
    },
    mapping: {
      say: "say what the columns of your tables mean",
      load: async () => (await import("./commands/mapping.ts")).mapping,
    },
    search: {
      say: "find values, ranges and words, one or ten thousand at once",
      load: async () => (await import("./commands/search.ts")).search,
    },
    export: {
      say: "write what a reader may see, one JSON line each",
      load: async () => (await import("./commands/export.ts")).exportLines,
    },
  },
  "Prepare a realm": {
    realm: { say: "make or list realms", load: async () => (await import("./commands/prepare.ts")).realm },
    organisation: { say: "register bodies", load: async () => (await import("./commands/prepare.ts")).organisation },
    key: {
      say: "give a machine a key or a certificate, rotate, revoke",
      load: async () => (await import("./commands/people.ts")).key,
    },
    invite: { say: "a one-time link for a person", load: async () => (await import("./commands/people.ts")).invite },
    person: {
      say: "hold a person outside, sign out, unlock",
      load: async () => (await import("./commands/people.ts")).person,
    },
    account: {
      say: "give a person a sign-in with a password",
      load: async () => (await import("./commands/people.ts")).account,
    },
    council: {
      say: "the register of the council: list, suspend, readmit, end",
      load: async () => (await import("./commands/council.ts")).council,
    },
    order: { say: "issue a standing order", load: async () => (await import("./commands/prepare.ts")).order },
    basis: {
      say: "record states of legal bases",
      load: async () => (await import("./commands/prepare.ts")).basis,
    },
    profile: {
      say: "legal profiles: list, show, compare over a register; found a realm's law",
      load: async () => (await import("./commands/profile.ts")).profile,
    },
    policy: { say: "set a realm's link policy", load: async () => (await import("./commands/prepare.ts")).policy },
  },
  "Keep house": {
    backup: {
      say: "write every realm's backup and key copy",
      load: async () => (await import("./commands/backup.ts")).backup,
    },
    restore: { say: "put a backup back", load: async () => (await import("./commands/restore.ts")).restore },
    keys: {
      say: "copy the key store, or put a copy back",
      load: async () => (await import("./commands/keys.ts")).keys,
    },
    retention: {
      say: "what is due, disposals, legal holds, certificates of erasure",
      load: async () => (await import("./commands/retention.ts")).retention,
    },
    clocks: {
      say: "confirm the host's time after a jump",
      load: async () => (await import("./commands/clocks.ts")).clocks,
    },
    rebuild: {
      say: "compute again what is derived",
      load: async () => (await import("./commands/rebuild.ts")).rebuild,
    },
  },
  Prove: {
    prove: { say: "the proof of an act of one's own", load: async () => (await import("./commands/prove.ts")).prove },
    verify: {
      say: "judge an export or a proof, without a hub",
      load: async () => (await import("./commands/verify.ts")).verify,
    },
    ledger: {
      say: "a realm's logs: names, keys, sizes",
      load: async () => (await import("./commands/ledger.ts")).ledger,
    },
    witness: {
      say: "cosign what only grew, without a hub",
      load: async () => (await import("./commands/witness.ts")).witness,
    },
  },
  "Without a hub": {
    select: { say: "what permits keep of traffic", load: async () => (await import("./commands/select.ts")).select },
    permit: { say: "sign permits and acts", load: async () => (await import("./commands/permit.ts")).permit },
    sensor: { say: "select traffic under permits", load: async () => (await import("./commands/sensor.ts")).sensor },
    match: { say: "look for indicators in traffic", load: async () => (await import("./commands/match.ts")).match },
    beacons: {
      say: "who calls home at a steady pace, in logs of connections",
      load: async () => (await import("./commands/beacons.ts")).beacons,
    },
    link: { say: "join the notices of a file", load: async () => (await import("./commands/link.ts")).link },
    stix: { say: "check, match and lift STIX files", load: async () => (await import("./commands/stix.ts")).stix },
  },
};

const COMMANDS = new Map(Object.values(GROUPS).flatMap((group) => Object.entries(group)));

function help(): string {
  const groups = Object.entries(GROUPS).map(([title, group]) => {
    const rows = Object.entries(group).map(([name, c]) => `  ${name.padEnd(14)} ${c.say}`);
    return `${title}\n${rows.join("\n")}`;
  });
  return `Usage: ./noroshi COMMAND [options]\n\n${groups.join("\n\n")}\n\n./noroshi help COMMAND says more on one of them.\n`;
}

async function main(words: readonly string[]): Promise<number> {
  const [name, ...args] = words;
  const asked = name === undefined || name === "help" || name === "--help" || name === "-h";
  const [topic] = args;
  if (asked && (name !== "help" || topic === undefined)) {
    process.stdout.write(help());
    return 0;
  }
  const wanted = asked ? String(topic) : name;
  const command = COMMANDS.get(wanted);
  if (!command) {
    process.stderr.write(`noroshi: there is no command ${wanted}.\n\n${help()}`);
    return 2;
  }
  try {
    return await (await command.load())(asked ? ["--help"] : args);
  } catch (e) {
    if (!(e instanceof CommandFailed)) throw e;
    process.stderr.write(`noroshi ${wanted}: ${e.message}\n`);
    return e.code === "USAGE" ? 2 : 1;
  }
}

quietPipes();
process.exitCode = await main(process.argv.slice(2));
