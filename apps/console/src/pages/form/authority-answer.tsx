/** Where a form is sealed that the coordinator does not get: one of the offices of the register, or nobody. */
import { useQuery } from "@tanstack/react-query";
import { AUTHORITY } from "../../drafts/draft.ts";
import { QUERIES } from "../../hub/queries.ts";
import { useWords } from "../../words/use-words.ts";

interface Props {
  readonly value: string;
  readonly onAnswer: (label: string, text: string) => void;
}

export function AuthorityAnswer({ value, onAnswer }: Props) {
  const { t, say } = useWords();
  const offices = (useQuery(QUERIES.bodies()).data?.items ?? []).filter((b) => b.kind !== "coordinator");
  return (
    <div className="answer">
      <div className="ask">
        <label htmlFor={AUTHORITY}>{t("form.authority")}</label>
        <span className="state s">{t("form.optional")}</span>
      </div>
      <select id={AUTHORITY} className="i" value={value} onChange={(e) => onAnswer(AUTHORITY, e.target.value)}>
        <option value="">{t("form.authorityNone")}</option>
        {value !== "" && !offices.some((o) => o.slug === value) ? <option value={value}>{value}</option> : null}
        {offices.map((o) => (
          <option key={o.id} value={o.slug}>
            {say(o.name)}
          </option>
        ))}
      </select>
      <p className="h s">{t("form.authorityHint")}</p>
    </div>
  );
}
