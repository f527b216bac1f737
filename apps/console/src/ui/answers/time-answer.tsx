/**
 * A time as people say it: in words (era or not), by quick buttons, or with the device's own picker. What is read is said
 * back at once, so that a wrong year shows before it starts a clock.
 */
import { moment } from "../../format/time.ts";
import { useWords } from "../../words/use-words.ts";
import { AnswerFrame, type AnswerProps, NotKnown } from "./frame.tsx";

interface Props extends AnswerProps {
  /** The realm's time, ISO 8601. */
  readonly now: string;
  /** Reads what was written; undefined where it is no time. */
  readonly read: (text: string) => { readonly instant: string; readonly approximate: boolean } | undefined;
  /** Writes an instant in the form's own way, to the minute. */
  readonly write: (iso: string) => string;
}

const AGO = [
  [0, "form.now"],
  [30, "form.ago30"],
  [60, "form.ago60"],
] as const;

export function TimeAnswer({ now, read, write, ...p }: Props) {
  const { t, lang } = useWords();
  const unknown = p.value === p.unknown && p.value !== "";
  const text = unknown ? "" : p.value;
  const found = text === "" ? undefined : read(text);
  const back = (minutes: number) => write(new Date(Date.parse(now) - minutes * 60_000).toISOString());
  const unread = text !== "" && !found ? t("form.timeUnread") : null;
  return (
    <AnswerFrame
      {...p}
      error={p.error ?? unread}
      hint={
        found ? (
          <b>
            {t("form.readAs", { at: `${moment(found.instant, now, lang)}${found.approximate ? t("form.orSo") : ""}` })}
          </b>
        ) : (
          t("form.timeHint")
        )
      }
    >
      <div className="beside">
        <input
          id={p.id}
          className={p.error || unread ? "i bad" : "i"}
          value={text}
          autoComplete="off"
          aria-invalid={Boolean(p.error ?? unread)}
          onChange={(e) => p.onChange(e.target.value)}
        />
        <NotKnown {...p} />
      </div>
      <div className="quick">
        {AGO.map(([minutes, key]) => (
          <button key={key} type="button" className="b" onClick={() => p.onChange(back(minutes))}>
            {t(key)}
          </button>
        ))}
        <label className="b picker">
          <span>{t("form.pick")}</span>
          <input
            type="datetime-local"
            aria-label={`${p.ask}: ${t("form.pick")}`}
            onChange={(e) => e.target.value && p.onChange(e.target.value.replaceAll("-", "/").replace("T", " "))}
          />
        </label>
      </div>
    </AnswerFrame>
  );
}
