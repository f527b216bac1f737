/**
 * `noroshi pull URL`: takes what is new in a partner's TAXII collection and submits it, page by page. Where it is, it remembers in
 * a file that is written after each page was accepted: a crash repeats one page at most, and the hub takes a page once.
 */
import { createHash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { BEGINNING, drain, type Place, sayOfPull } from "@noroshi/sharing";
import { command, misused } from "../command.ts";
import { CommandFailed } from "../errors.ts";
import { CALLER_OPTIONS, doorOf } from "../hub/caller.ts";
import { call } from "../hub/door.ts";
import { writeJson, writeLine } from "../lines-out.ts";
import { pageOf } from "../pull/partner.ts";

const TAXII = "application/taxii+json;version=2.1";

export const pull = command({
  name: "pull",
  usage: ["URL --state FILE [options]"],
  about: `Takes what is new in a TAXII 2.1 collection and submits it as the calling body. Run it again, by a timer: it goes on from where it was.
The partner's secret is read from the environment: NOROSHI_PARTNER_SECRET.
Exit status: 0 everything was taken, 1 it ended otherwise and says how.`,
  options: {
    state: { type: "string", word: "FILE", say: "where to remember how far it came" },
    user: {
      type: "string",
      word: "NAME",
      say: "the name to sign in with at the partner; without it the secret is a token",
    },
    json: { type: "boolean", say: "the end as one JSON line" },
    ...CALLER_OPTIONS,
  },
  async run(o, [url, ...more]) {
    if (url === undefined || more.length > 0) throw misused("Name one collection's address.");
    const { state } = o;
    if (state === undefined) throw misused("Say with --state where to remember how far it came.");
    const login = { user: o.user, secret: process.env["NOROSHI_PARTNER_SECRET"] };
    const door = await doorOf(o);
    const ended = await drain(
      {
        page: (asked) => pageOf(url, login, asked),
        async take(objects, place) {
          if (objects.length > 0) {
            const bytes = JSON.stringify({ objects });
            const key = `pull ${createHash("sha256").update(`${url}\n${bytes}`).digest("base64url")}`;
            const sent = await call(
              door,
              "POST",
              "/api/v1/reports",
              { type: TAXII, bytes },
              { "idempotency-key": key },
            );
            // A page in which nothing can be read is told and passed: the partner's next one may be sound.
            if (sent.status === 422)
              process.stderr.write(`pull: a page was not understood: ${JSON.stringify(sent.body).slice(0, 2_000)}\n`);
            else if (sent.status !== 202)
              throw new CommandFailed("HUB_REFUSED", `The hub refused a page: status ${sent.status}.`);
          }
          remember(state, place);
        },
      },
      remembered(state),
    );
    if (o.json) await writeJson({ ...ended, say: sayOfPull(ended.code).en });
    else
      await writeLine(
        `${ended.code}: ${sayOfPull(ended.code).en} ${ended.objects} objects on ${ended.pages} pages.${ended.notes.map((n) => ` It ${n}.`).join("")}`,
      );
    return ended.code === "DRAINED" ? 0 : 1;
  },
});

function remembered(file: string): Place {
  try {
    // Trusts: this command wrote it.
    const said = JSON.parse(readFileSync(file, "utf8")) as Place;
    if (typeof said.addedAfter === "string" && Array.isArray(said.seen)) return said;
    throw new CommandFailed("NOT_UNDERSTOOD", `${file} is no state of a pull; name another file.`);
  } catch (e) {
    if (e instanceof Error && "code" in e && e.code === "ENOENT") return BEGINNING;
    throw e instanceof CommandFailed
      ? e
      : new CommandFailed("NOT_UNDERSTOOD", `${file} cannot be read as the state of a pull.`);
  }
}

function remember(file: string, place: Place): void {
  const fresh = `${file}.new`;
  writeFileSync(fresh, `${JSON.stringify(place)}\n`, { mode: 0o600 });
  renameSync(fresh, file);
}
