/** The picture of the situation. Who writes on an older version is shown both, and nothing of either is lost. */
import type { CaseNote, CaseRoom } from "@noroshi/api";
import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { Trouble } from "../../app/answer.tsx";
import { writeNote } from "../../hub/acting.ts";
import { randomKey } from "../../hub/file-key.ts";
import { HubProblem } from "../../hub/problem.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../words/use-words.ts";

interface Props {
  readonly room: CaseRoom;
  readonly may: boolean;
}

export function Note({ room, may }: Props) {
  const { t } = useWords();
  const id = useId();
  const client = useQueryClient();
  const [text, setText] = useState<string | null>(null);
  const [base, setBase] = useState(0);
  const [theirs, setTheirs] = useState<CaseNote | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const { note } = room;
  const save = async (on: number) => {
    if (text === null) return;
    setFailed(null);
    try {
      await writeNote(room.case.id, on, text, randomKey());
      setText(null);
      setTheirs(null);
      await client.invalidateQueries({ queryKey: ["case", "room"] });
    } catch (e) {
      const current = e instanceof HubProblem && e.status === 412 ? e.problem?.versions?.current : undefined;
      if (current) setTheirs(current as CaseNote);
      else setFailed(e);
    }
  };
  return (
    <Block
      className="note"
      title={t("acting.note")}
      sub={note ? t("acting.noteSub", { version: note.version, name: note.by.name }) : null}
      end={
        may && text === null && room.case.closedAt === null ? (
          <Button
            small
            onClick={() => {
              setText(note?.words ?? "");
              setBase(note?.version ?? 0);
            }}
          >
            {t("acting.write")}
          </Button>
        ) : null
      }
    >
      {text === null ? <p className={note ? "words" : "s"}>{note?.words ?? t("acting.noNote")}</p> : null}
      {theirs ? (
        <>
          <p className="shu">{t("acting.changed", { name: theirs.by.name })}</p>
          <div className="both">
            <div>
              <b>{t("acting.theirs")}</b>
              <p className="words">{theirs.words}</p>
            </div>
            <div>
              <b>{t("acting.yours")}</b>
              <p className="words">{text}</p>
            </div>
          </div>
        </>
      ) : null}
      {text === null ? null : (
        <>
          <label className="sr" htmlFor={id}>
            {t("acting.note")}
          </label>
          <textarea id={id} rows={6} value={text} onChange={(e) => setText(e.target.value)} />
          <div className="acts">
            <Button small look="main" onClick={() => void save(theirs ? theirs.version : base)}>
              {t(theirs ? "acting.onTop" : "acting.save")}
            </Button>
            <Button
              small
              onClick={() => {
                setText(null);
                setTheirs(null);
              }}
            >
              {t("acting.leave")}
            </Button>
          </div>
        </>
      )}
      {failed ? <Trouble error={failed} /> : null}
    </Block>
  );
}
