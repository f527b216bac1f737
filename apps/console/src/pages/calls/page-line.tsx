/** One page: for what, who is woken in turn, what was tried, whom to call; and what the reader may do about it. */
import type { Page } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { moment } from "../../format/time.ts";
import { acknowledgePage } from "../../hub/acting.ts";
import { recordCall } from "../../hub/paging.ts";
import { QUERIES } from "../../hub/queries.ts";
import { Done, Flag } from "../../ui/says.tsx";
import { nameOf } from "../../words/names.ts";
import { TRY_NAMES, WAY_NAMES } from "../../words/paging-names.ts";
import { useWords } from "../../words/use-words.ts";
import { Field, FormAct, Pick } from "../acting/form-act.tsx";
import { OneAct } from "../acting/one-act.tsx";
import { useAbout } from "./about.ts";

const STALE = [["pages"], ["work"]] as const;

export function PageLine({ page: p, now }: { readonly page: Page; readonly now: string }) {
  const { t, lang, say } = useWords();
  const at = (iso: string) => moment(iso, now, lang);
  const waits = p.acknowledgedAt === null && p.gaveUpAt === null;
  const [first] = p.chain;
  const about = useAbout()(p);
  // Of what rang in vain the answer still counts; it stands at the end of its line, because it no longer wakes anybody.
  const answer =
    p.mine && p.acknowledgedAt === null ? (
      <OneAct
        say={t("paging.acknowledge")}
        look={waits ? "main" : "plain"}
        stale={STALE}
        act={(_, key) => acknowledgePage(p.id, key)}
      />
    ) : null;
  return (
    <li>
      <div className="h">
        {waits ? <Flag>{say(p.reason)}</Flag> : <b>{say(p.reason)}</b>}
        <span className="s">
          {about ? <span>{about}</span> : null}
          {first ? <span>{say(first.name)}</span> : null}
        </span>
        <span className="end s do">
          {at(p.at)}
          {waits ? null : answer}
        </span>
      </div>
      <Outcome page={p} now={now} />
      {waits ? <Turn page={p} now={now} /> : null}
      {p.tries.length > 0 ? (
        <details open={waits}>
          <summary className="s">{t("paging.tries")}</summary>
          <ul>
            {p.tries.map((one) => (
              <li key={`${one.at} ${one.contact} ${one.channel} ${one.outcome}`} className="s">
                {at(one.at)} <b>{one.person ?? t("paging.erased")}</b> {nameOf(WAY_NAMES, one.channel, lang)}
                {lang === "ja" ? "・" : ": "}
                {nameOf(TRY_NAMES, one.outcome, lang)} <span className="v">{one.detail}</span>
                {one.by ? ` ${t("paging.wroteDown", { name: one.by })}` : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {waits ? (
        <div className="acts">
          {answer}
          <Calls page={p} />
        </div>
      ) : null}
    </li>
  );
}

function Outcome({ page: p, now }: { readonly page: Page; readonly now: string }) {
  const { t, lang } = useWords();
  if (p.acknowledgedAt !== null)
    return (
      <p>
        <Done>
          {t("paging.came", {
            at: moment(p.acknowledgedAt, now, lang),
            name: p.acknowledgedBy ?? t("paging.erased"),
            count: p.minutes ?? 0,
          })}
        </Done>
      </p>
    );
  if (p.gaveUpAt === null) return null;
  return <p>{t("paging.gaveUp", { at: moment(p.gaveUpAt, now, lang) })}</p>;
}

/** Person after person, body after body; where a body's people are not the reader's to see, that body alone. */
function Turn({ page: p, now }: { readonly page: Page; readonly now: string }) {
  const { t, lang, say } = useWords();
  const me = useQuery(QUERIES.me()).data?.body;
  // The own body's contacts, and for who coordinates everybody's, are all there are.
  const whole = (id: string): boolean => me?.id === id || me?.kind === "coordinator";
  return (
    <section aria-label={t("paging.path")}>
      <span className="s">
        <span>{t("paging.path")}</span>
        {p.nextAt ? <span>{t("paging.nextStep", { at: moment(p.nextAt, now, lang) })}</span> : null}
      </span>
      <ol className="turn">
        {p.path.flatMap((step) =>
          step.people.length === 0
            ? [
                <li key={step.body.id}>
                  {say(step.body.name)}{" "}
                  <span className="s">{whole(step.body.id) ? t("paging.contactsNone") : t("paging.pathHidden")}</span>
                </li>,
              ]
            : step.people.map((one) => (
                <li key={one.contact} className={one.paged ? "off" : ""}>
                  {one.person}{" "}
                  <span className="s">
                    {say(step.body.name)}
                    {lang === "ja" ? "・" : " · "}
                    {one.duty}
                    {one.paged ? <span>✓ {t("paging.paged")}</span> : null}
                  </span>
                </li>
              )),
        )}
      </ol>
    </section>
  );
}

/** The phone list of this page: numbers that the reader sees, and the record of the call by whoever made it. */
function Calls({ page: p }: { readonly page: Page }) {
  const { t, lang } = useWords();
  const contacts = useQuery(QUERIES.contacts()).data?.contacts ?? [];
  const inTurn = new Set(p.path.flatMap((step) => step.people.map((one) => one.contact)));
  const numbers = contacts
    .filter((c) => inTurn.has(c.id))
    .flatMap((c) =>
      c.channels
        .filter((way) => way.kind === "phone")
        .map((way) => ({ value: c.id, say: `${c.person} ${way.address}` })),
    );
  if (numbers.length === 0) return null;
  return (
    <FormAct
      say={t("paging.recordCall")}
      stale={STALE}
      act={(written, key) =>
        recordCall(
          p.id,
          {
            contact: written("contact"),
            outcome: written("outcome") === "reached" ? "reached" : "no_answer",
            words: written("words") === "" ? null : written("words"),
          },
          key,
        )
      }
    >
      <Pick name="contact" label={t("paging.phoneList")} choices={numbers} />
      <Pick
        name="outcome"
        label={t("paging.callOutcome")}
        choices={["no_answer", "reached"].map((value) => ({ value, say: nameOf(TRY_NAMES, value, lang) }))}
      />
      <Field name="words" label={t("paging.callWords")} long optional />
    </FormAct>
  );
}
