/** Who may come in, from this machine: `key`, `invite`, `person`, `account`. All through the local door; every one is on record. */
import { readFile } from "node:fs/promises";
import { command, misused, oneOf } from "../command.ts";
import { CommandFailed } from "../errors.ts";
import { REALM_OPTIONS } from "../hub/caller.ts";
import { runningHub } from "../hub/local-door.ts";
import { askPassword } from "../password.ts";
import { dataFolder } from "../places.ts";
import { tell } from "./prepare.ts";

export const key = command({
  name: "key",
  usage: [
    "add BODY [--name TEXT] [--scope all | read | submit] [--days N] [--certificate FILE]",
    "rotate ID [--grace HOURS]",
    "revoke ID",
  ],
  about: `Gives a machine of a body an API key, shown once, or pins its client certificate: the hub keeps a hash only. A key may be
held to reading, or to bringing reports. A rotated key ends at once, or after the hours of grace; a revoked one at this instant.`,
  options: {
    name: { type: "string", default: "machine", say: "what the machine is called" },
    scope: { type: "string", word: "SCOPE", default: "all", say: "all, read or submit" },
    days: { type: "string", word: "N", say: "how long it is good (live: else a year)" },
    certificate: { type: "string", word: "FILE", say: "pin this certificate (PEM) instead of making a key" },
    grace: { type: "string", word: "HOURS", default: "0", say: "rotate: how long the old key is good beside the new" },
    ...REALM_OPTIONS,
  },
  async run(o, [verb, what]) {
    if (what === undefined) throw misused("Say add BODY, rotate ID or revoke ID.");
    if (verb === "rotate")
      return tell(o, "POST", `keys/${encodeURIComponent(what)}/rotation`, { graceHours: count(o.grace, "--grace") });
    if (verb === "revoke") return tell(o, "DELETE", `keys/${encodeURIComponent(what)}`, undefined);
    if (verb !== "add") throw misused("Say add BODY, rotate ID or revoke ID.");
    const scope = oneOf(o.scope, ["all", "read", "submit"], "--scope");
    return tell(o, "POST", "keys", {
      organisation: what,
      name: o.name,
      scope,
      ...(o.days === undefined ? {} : { days: count(o.days, "--days") }),
      ...(o.certificate === undefined ? {} : { certificate: await readText(o.certificate) }),
    });
  },
});

export const invite = command({
  name: "invite",
  usage: ["BODY ROLE [--email ADDRESS] [--hours N] [options]", "first [options]"],
  about: `Makes a one-time link with which a person becomes a member of a body. Hand it over by another way than the address of the
hub. With --email only that address can take it up. \`invite first\` makes the link for a live hub's first administrator anew.`,
  options: {
    email: { type: "string", word: "ADDRESS", say: "for this person alone" },
    hours: { type: "string", word: "N", default: "72", say: "how long it is good, 1 to 336" },
    ...REALM_OPTIONS,
  },
  async run(o, [body, role]) {
    if (body === "first" && role === undefined) return tell(o, "POST", "first-administrator", {});
    if (body === undefined || role === undefined) throw misused("Say BODY ROLE, or first.");
    const email = o.email === undefined ? {} : { email: o.email };
    return tell(o, "POST", "invitations", { organisation: body, role, hours: count(o.hours, "--hours"), ...email });
  },
});

export const person = command({
  name: "person",
  usage: ["suspend EMAIL [options]", "readmit EMAIL [options]", "sign-out EMAIL [options]", "unlock EMAIL [options]"],
  about: `Holds a person outside of a realm or lets it in again, ends all its sessions, or lifts the lock after failed tries. In force at
this instant: open pages and streams end.`,
  options: REALM_OPTIONS,
  async run(o, [verb, email]) {
    if (email === undefined) throw misused("Say suspend, readmit, sign-out or unlock, and an address.");
    const act = oneOf(verb ?? "", ["suspend", "readmit", "sign-out", "unlock"], "The first word");
    const at = `people/${encodeURIComponent(email)}`;
    if (act === "suspend" || act === "readmit")
      return tell(o, "PUT", `${at}/suspension`, { suspended: act === "suspend" });
    return tell(o, "POST", `${at}/${act}`, {});
  },
});

export const account = command({
  name: "account",
  usage: ["add BODY EMAIL ROLE [--name TEXT] [options]"],
  about: "Gives a person of a body a sign-in. Asks for the password, or reads it as the first line of standard input.",
  options: { name: { type: "string", say: "the person's name (else the address)" }, ...REALM_OPTIONS },
  async run(o, [verb, body, email, role]) {
    if (verb !== "add" || body === undefined || email === undefined || role === undefined)
      throw misused("Say add BODY EMAIL ROLE.");
    runningHub(dataFolder(o.data, o.demo)); // before anybody types a password
    return tell(o, "POST", "accounts", {
      email,
      password: await askPassword(),
      name: o.name ?? email,
      organisation: body,
      role,
    });
  },
});

function count(said: string, what: string): number {
  if (/^\d{1,5}$/.test(said)) return Number(said);
  throw misused(`${what} is a number; not ${said}.`);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (e) {
    throw new CommandFailed("FILE_NOT_READABLE", `${file}: ${e instanceof Error ? e.message : "not readable"}`);
  }
}
