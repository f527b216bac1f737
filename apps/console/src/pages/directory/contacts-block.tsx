/** Contacts of the own body, and of all for the body that coordinates: by which ways, and when that was last verified. */
import type { Contact, ContactBook } from "@noroshi/api";
import { date, moment } from "../../format/time.ts";
import { markContact } from "../../hub/paging.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { Done, Flag } from "../../ui/says.tsx";
import { Empty } from "../../ui/states.tsx";
import { nameOf } from "../../words/names.ts";
import { WAY_NAMES } from "../../words/paging-names.ts";
import { useWords } from "../../words/use-words.ts";
import { OneAct } from "../acting/one-act.tsx";
import { byBody } from "./by-body.ts";
import { ContactForm } from "./contact-form.tsx";
import { STALE } from "./stale.ts";

export function ContactsBlock({ book, now }: { readonly book: ContactBook; readonly now: string }) {
  const { t, lang, say } = useWords();
  const keeps = useLeave("contact.keep").allowed;
  const { contacts, plan } = book;
  return (
    <Block title={t("paging.contacts")} sub={contacts.length > 0 ? contacts.length : null}>
      {contacts.length === 0 ? <Empty say={t("paging.contactsNone")} next={t("paging.contactsNoneNext")} /> : null}
      {byBody(contacts, lang).map((people) => (
        <section key={people[0].body.id} aria-label={say(people[0].body.name)}>
          <h3>{say(people[0].body.name)}</h3>
          <ul>
            {people.map((one) => (
              <ContactLine key={one.id} contact={one} days={plan.lastVerifiedDays} now={now} keeps={keeps} />
            ))}
          </ul>
        </section>
      ))}
      {keeps ? (
        <div className="acts">
          <ContactForm say={t("paging.add")} />
        </div>
      ) : null}
    </Block>
  );
}

interface Props {
  readonly contact: Contact;
  readonly days: number;
  readonly now: string;
  readonly keeps: boolean;
}

function ContactLine({ contact: c, days, now, keeps }: Props) {
  const { t, lang } = useWords();
  const checked = t("paging.verified", { at: date(c.verifiedAt, now, lang) });
  return (
    <li>
      <div className="h">
        <b>{c.person}</b>
        <span className="s">{c.duty}</span>
        {c.onDutyUntil ? (
          <span className="chip">{t("paging.onDutyUntil", { at: moment(c.onDutyUntil, now, lang) })}</span>
        ) : null}
        <span className="end s">
          {c.doubtful ? <Flag>{t("paging.doubtful", { days })}</Flag> : null} <span className="nw">{checked}</span>
        </span>
      </div>
      <p className="ways">
        {c.channels.map((way) => (
          <span key={`${way.kind} ${way.address}`}>
            <span className="s">{nameOf(WAY_NAMES, way.kind, lang)}</span> <span className="v">{way.address}</span>
          </span>
        ))}
      </p>
      <p className="s">
        <span>{t("paging.order", { n: c.priority })}</span>
        <span>{c.languages.join(", ")}</span>
        <span>{c.zone}</span>
        {c.quiet ? <span>{t("paging.quiet", { from: c.quiet.from, to: c.quiet.to })}</span> : null}
      </p>
      {c.keys.map((print) => (
        <p key={print} className="s">
          {t("paging.mailKeys")} <span className="print">{print}</span>
        </p>
      ))}
      {c.signingKey ? (
        <details>
          <summary className="s">{t("paging.signingKey")}</summary>
          <p className="print">{c.signingKey}</p>
        </details>
      ) : null}
      {c.mine && keeps ? (
        <div className="acts">
          <OneAct say={t("paging.verify")} stale={STALE} act={(_, key) => markContact(c.id, "verified", key)} />
          <ContactForm say={t("paging.edit")} contact={c} />
          <OneAct say={t("paging.withdraw")} stale={STALE} act={(_, key) => markContact(c.id, "withdrawn", key)} />
        </div>
      ) : null}
    </li>
  );
}

/** Whether somebody has a thing done, in one word with its mark. */
export function State({ done, children }: { readonly done: boolean; readonly children: string }) {
  return done ? <Done>{children}</Done> : <span className="s">{children}</span>;
}
