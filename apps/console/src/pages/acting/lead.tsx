/** Hands the lead of a case over: one body offers it with its reason, the other takes it or does not. */
import type { CaseRoom } from "@noroshi/api";
import { answerLead, offerLead } from "../../hub/acting.ts";
import { useWords } from "../../words/use-words.ts";
import { Field, FormAct, Pick } from "./form-act.tsx";
import { OneAct } from "./one-act.tsx";

const STALE = [["case"], ["cases"], ["tasks"], ["work"]] as const;

interface Props {
  readonly room: CaseRoom;
  /** This person may act for the body that leads. */
  readonly leads: boolean;
  /** This person may take the lead where it is offered to its body. */
  readonly mayLead: boolean;
}

export function Lead({ room, leads, mayLead }: Props) {
  const { t, say } = useWords();
  const others = room.participants.filter((p) => p.answer === "accepted" && p.body.id !== room.lead.id);
  if (room.leadOffered && mayLead)
    return (
      <div className="acts">
        <p>{t("acting.leadOffered", { name: say(room.lead.name) })}</p>
        <OneAct
          say={t("acting.takeLead")}
          look="main"
          stale={STALE}
          act={(_, key) => answerLead(room.case.id, "accept", null, key)}
        />
        <OneAct
          say={t("acting.decline")}
          words={t("acting.reason")}
          stale={STALE}
          act={(words, key) => answerLead(room.case.id, "decline", words, key)}
        />
      </div>
    );
  if (!leads || others.length === 0) return null;
  return (
    <div className="acts">
      <FormAct
        say={t("acting.offerLead")}
        stale={STALE}
        act={(written, key) => offerLead(room.case.id, written("to"), written("words"), key)}
      >
        <Pick
          name="to"
          label={t("acting.to")}
          choices={others.map((p) => ({ value: p.body.slug, say: say(p.body.name) }))}
        />
        <Field name="words" label={t("acting.reason")} long />
      </FormAct>
    </div>
  );
}
