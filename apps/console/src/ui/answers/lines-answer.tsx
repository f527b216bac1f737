/** One value a line, each with its kind as the official form writes it; a button begins a line of each kind. */
import { useRef } from "react";
import { useWords } from "../../words/use-words.ts";
import { AnswerFrame, type AnswerProps, NotKnown } from "./frame.tsx";

const KINDS = [
  ["IPアドレス：", "form.kindIp"],
  ["ドメイン：", "form.kindDomain"],
  ["URL：", "form.kindUrl"],
  ["SHA-256：", "form.kindHash"],
] as const;

export function LinesAnswer(p: AnswerProps) {
  const { t } = useWords();
  const box = useRef<HTMLTextAreaElement>(null);
  const text = p.value === p.unknown ? "" : p.value;
  const begin = (kind: string) => {
    p.onChange(`${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${kind}`);
    box.current?.focus();
  };
  return (
    <AnswerFrame {...p} hint={t("form.linesHint")}>
      <div className="quick">
        {KINDS.map(([kind, key]) => (
          <button key={kind} type="button" className="b" onClick={() => begin(kind)}>
            ＋ {t(key)}
          </button>
        ))}
      </div>
      <div className="beside long">
        <textarea
          ref={box}
          id={p.id}
          className={p.error ? "i v bad" : "i v"}
          rows={4}
          spellCheck={false}
          value={text}
          onChange={(e) => p.onChange(e.target.value)}
        />
        <NotKnown {...p} />
      </div>
    </AnswerFrame>
  );
}
