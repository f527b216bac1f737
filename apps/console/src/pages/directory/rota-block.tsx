/** Who is on duty now and who comes next; a duty that is handed over moves once somebody else accepts it. */
import type { Contact, ContactBook, Shift } from "@noroshi/api";
import { forField, fromField } from "../../format/office-instant.ts";
import { moment } from "../../format/time.ts";
import { enterShift, takeShift } from "../../hub/paging.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { Flag } from "../../ui/says.tsx";
import { useWords } from "../../words/use-words.ts";
import { Field, FormAct, Pick } from "../acting/form-act.tsx";
import { OneAct } from "../acting/one-act.tsx";
import { State } from "./contacts-block.tsx";
import { STALE } from "./stale.ts";

const STATES = {
  coming: "paging.shiftComing",
  now: "paging.shiftNow",
  offered: "paging.shiftOffered",
  over: "paging.shiftOver",
} as const satisfies Readonly<Record<Shift["state"], string>>;

export function RotaBlock({ book, now }: { readonly book: ContactBook; readonly now: string }) {
  const { t } = useWords();
  const keeps = useLeave("contact.keep").allowed;
  const own = book.contacts.filter((c) => c.mine);
  const manned = own.some((c) => c.onDutyUntil !== null);
  return (
    <Block title={t("paging.rota")} sub={t("paging.rotaSub")}>
      {own.length > 0 && !manned ? (
        <p>
          <Flag>{t("paging.nobodyOn")}</Flag>
        </p>
      ) : null}
      <ul>
        {book.shifts.map((shift) => (
          <ShiftLine key={shift.id} shift={shift} contacts={book.contacts} now={now} keeps={keeps} />
        ))}
      </ul>
      {keeps && own.length > 0 ? (
        <div className="acts">
          <ShiftForm say={t("paging.enter")} contacts={own} since={now} />
        </div>
      ) : null}
    </Block>
  );
}

interface Props {
  readonly shift: Shift;
  readonly contacts: readonly Contact[];
  readonly now: string;
  readonly keeps: boolean;
}

function ShiftLine({ shift, contacts, now, keeps }: Props) {
  const { t, lang, say } = useWords();
  const holder = contacts.find((c) => c.id === shift.contact);
  const times = { since: moment(shift.since, now, lang), until: moment(shift.until, now, lang) };
  const others = contacts.filter((c) => c.mine && c.id !== shift.contact);
  return (
    <li>
      <div className="h">
        <b>{holder?.person}</b>
        <span className="s">{holder ? say(holder.body.name) : null}</span>
        <span className="s nw">{t("paging.from", times)}</span>
        <span className="end s">
          {shift.state === "offered" ? (
            <Flag>{t(STATES.offered)}</Flag>
          ) : (
            <State done={shift.state === "over"}>{t(STATES[shift.state])}</State>
          )}
        </span>
      </div>
      {shift.follows ? <p className="s">{t("paging.handedBy", { name: shift.enteredBy })}</p> : null}
      {shift.note ? <p className="words">{shift.note}</p> : null}
      {shift.takenAt && shift.takenBy ? (
        <p className="s">{t("paging.takenBy", { name: shift.takenBy, at: moment(shift.takenAt, now, lang) })}</p>
      ) : null}
      <div className="acts">
        {shift.mayTake ? (
          <OneAct say={t("paging.takeOver")} look="main" stale={STALE} act={(_, key) => takeShift(shift.id, key)} />
        ) : null}
        {keeps && shift.mine && shift.state === "now" && others.length > 0 ? (
          <ShiftForm say={t("paging.handOver")} contacts={others} since={now} follows={shift} />
        ) : null}
      </div>
    </li>
  );
}

interface FormProps {
  readonly say: string;
  readonly contacts: readonly Contact[];
  readonly since: string;
  readonly follows?: Shift;
}

function ShiftForm({ say, contacts, since, follows }: FormProps) {
  const { t } = useWords();
  const until = follows?.until ?? new Date(Date.parse(since) + 12 * 3_600_000).toISOString();
  return (
    <FormAct
      say={say}
      stale={STALE}
      act={(written, key) =>
        enterShift(
          {
            contact: written("contact"),
            since: fromField(written("since")),
            until: fromField(written("until")),
            ...(follows ? { follows: follows.id } : {}),
            ...(written("note") === "" ? {} : { note: written("note") }),
          },
          key,
        )
      }
    >
      <Pick
        name="contact"
        label={follows ? t("paging.handTo") : t("paging.person")}
        choices={contacts.map((c) => ({ value: c.id, say: c.person }))}
      />
      <Field name="since" label={t("paging.since")} type="datetime-local" first={forField(since)} />
      <Field name="until" label={t("paging.until")} type="datetime-local" first={forField(until)} />
      {follows ? <Field name="note" label={t("paging.handNote")} long optional /> : null}
    </FormAct>
  );
}
