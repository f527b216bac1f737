/** Who is in the room. Naming one is a disclosure, and the page says so. */
import type { CaseDetail } from "@noroshi/api";
import { moment } from "../../format/time.ts";
import { Block } from "../../ui/block.tsx";
import { Done } from "../../ui/says.tsx";
import { useWords } from "../../words/use-words.ts";

interface Props {
  readonly participants: CaseDetail["participants"];
  readonly now: string;
}

export function Room({ participants, now }: Props) {
  const { t, lang, say } = useWords();
  return (
    <Block title={t("case.room")} sub={t("case.roomSub")}>
      <ul className="room">
        {participants.map((participant) => (
          <li key={participant.body.id}>
            <b>{say(participant.body.name)}</b>
            <span className="s">{t("case.named", { at: moment(participant.namedAt, now, lang) })}</span>
            <span className="s">
              {participant.acknowledgedAt ? (
                <Done>{t("case.acknowledged", { at: moment(participant.acknowledgedAt, now, lang) })}</Done>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
