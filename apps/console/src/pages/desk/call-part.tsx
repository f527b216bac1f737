/** The call and the call-back: who, when, on which number, and why not where nobody was called back. */
import type { Body } from "@noroshi/api";
import { readLocalTime } from "@noroshi/api/form";
import { officeZone } from "../../format/zone.ts";
import { ChoiceAnswer } from "../../ui/answers/choice-answer.tsx";
import { TextAnswer } from "../../ui/answers/text-answer.tsx";
import { TimeAnswer } from "../../ui/answers/time-answer.tsx";
import { Block } from "../../ui/block.tsx";
import { useWords } from "../../words/use-words.ts";
import { writtenHere } from "../form/written.ts";
import { CHANNEL_KEYS } from "./desk-words.ts";
import type { EntryTexts } from "./entry-state.ts";

interface Props {
  readonly entry: EntryTexts;
  readonly bodies: readonly Body[];
  readonly now: string;
  readonly set: (change: Partial<EntryTexts>) => void;
}

const read = (text: string) => readLocalTime(text, officeZone());

export function CallPart({ entry, bodies, now, set }: Props) {
  const { t, say } = useWords();
  const line = (name: keyof EntryTexts & string, ask: string, wanted = true) => (
    <TextAnswer
      id={name}
      ask={ask}
      wanted={wanted}
      value={String(entry[name])}
      onChange={(value) => set({ [name]: value })}
    />
  );
  const time = (name: "calledAt" | "callbackAt", ask: string) => (
    <TimeAnswer
      id={name}
      ask={ask}
      wanted
      value={entry[name]}
      now={now}
      read={read}
      write={writtenHere}
      onChange={(value) => set({ [name]: value })}
    />
  );
  return (
    <>
      <Block title={t("desk.call")} sub={t("desk.callSub")}>
        <div className="answer">
          <div className="ask">
            <label htmlFor="organisation">{t("desk.for")}</label>
          </div>
          <select
            id="organisation"
            className="i"
            value={entry.organisation}
            onChange={(e) => set({ organisation: e.target.value })}
          >
            <option value="">{t("desk.pickBody")}</option>
            {bodies
              .filter((b) => b.kind !== "coordinator")
              .map((b) => (
                <option key={b.id} value={b.slug}>
                  {say(b.name)}
                </option>
              ))}
          </select>
        </div>
        <ChoiceAnswer
          id="channel"
          ask={t("desk.channel")}
          value={entry.channel}
          choices={Object.entries(CHANNEL_KEYS).map(([value, key]) => ({ value, say: t(key) }))}
          onChange={(channel) => set({ channel })}
        />
        <div className="two">
          {line("callerName", t("desk.callerName"))}
          {line("callerRole", t("desk.callerRole"), false)}
        </div>
        {time("calledAt", t("desk.calledAt"))}
      </Block>
      <Block title={t("desk.callback")} sub={t("desk.callbackSub")}>
        <ChoiceAnswer
          id="verified"
          ask={t("desk.wasVerified")}
          wanted
          value={entry.verified}
          choices={[
            { value: "yes", say: t("desk.yes") },
            { value: "no", say: t("desk.notYet") },
          ]}
          onChange={(v) => set({ verified: v === "yes" || v === "no" ? v : "" })}
        />
        {entry.verified === "yes" ? (
          <>
            <div className="two">
              {line("callbackNumber", t("desk.callbackNumber"))}
              {line("numberFrom", t("desk.numberFrom"))}
            </div>
            {line("spokeTo", t("desk.spokeTo"))}
            {time("callbackAt", t("desk.callbackAt"))}
          </>
        ) : entry.verified === "no" ? (
          line("why", t("desk.why"))
        ) : null}
      </Block>
    </>
  );
}
