/** From a paper log: the real receipt, where it stands, and to which outage it belongs. */
import { readLocalTime } from "@noroshi/api/form";
import { officeZone } from "../../format/zone.ts";
import { ChoiceAnswer } from "../../ui/answers/choice-answer.tsx";
import { TextAnswer } from "../../ui/answers/text-answer.tsx";
import { TimeAnswer } from "../../ui/answers/time-answer.tsx";
import { Block } from "../../ui/block.tsx";
import { useWords } from "../../words/use-words.ts";
import { writtenHere } from "../form/written.ts";
import type { EntryTexts } from "./entry-state.ts";

interface Props {
  readonly entry: EntryTexts;
  readonly now: string;
  readonly set: (change: Partial<EntryTexts>) => void;
}

export function LogPart({ entry, now, set }: Props) {
  const { t } = useWords();
  return (
    <Block title={t("desk.log")} sub={t("desk.logSub")}>
      <ChoiceAnswer
        id="fromLog"
        ask={t("desk.fromLog")}
        value={entry.fromLog}
        choices={[
          { value: "no", say: t("desk.no") },
          { value: "yes", say: t("desk.yesLog") },
        ]}
        onChange={(v) => set({ fromLog: v === "yes" ? "yes" : "no" })}
      />
      {entry.fromLog === "yes" ? (
        <>
          <p className="s">{t("desk.logSays")}</p>
          <TimeAnswer
            id="logReceived"
            ask={t("desk.logReceived")}
            wanted
            value={entry.logReceived}
            now={now}
            read={(text) => readLocalTime(text, officeZone())}
            write={writtenHere}
            onChange={(logReceived) => set({ logReceived })}
          />
          <div className="two">
            <TextAnswer
              id="logReference"
              ask={t("desk.logReference")}
              wanted
              value={entry.logReference}
              onChange={(logReference) => set({ logReference })}
            />
            <TextAnswer
              id="logBatch"
              ask={t("desk.logBatch")}
              wanted
              value={entry.logBatch}
              onChange={(logBatch) => set({ logBatch })}
            />
          </div>
          <TextAnswer
            id="logWhy"
            ask={t("desk.logWhy")}
            wanted
            value={entry.logWhy}
            onChange={(logWhy) => set({ logWhy })}
          />
        </>
      ) : null}
    </Block>
  );
}
