/** The official workbook as a start: the hub reads it, nothing is stored, and its cells become answers. */
import { type Answers, answersFrom, type FormFormat } from "@noroshi/api/form";
import { useRef, useState } from "react";
import { understand } from "../../hub/filing.ts";
import { HubProblem } from "../../hub/problem.ts";
import type { Fault } from "../../ui/fault-list.tsx";
import { FaultList } from "../../ui/fault-list.tsx";
import { useWords } from "../../words/use-words.ts";

interface Props {
  readonly form: FormFormat;
  readonly online: boolean;
  readonly onAnswers: (answers: Answers) => void;
}

export function TakeIn({ form, online, onAnswers }: Props) {
  const { t, say } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState<{ readonly say: string; readonly faults: readonly Fault[] } | null>(null);
  const take = async (file: File) => {
    try {
      const read = await understand(file);
      const [report] = read.reports;
      if (read.format !== form || !report) return setTold({ say: t("form.notThisForm"), faults: read.refused });
      const answers = answersFrom(form, report.fields);
      onAnswers(answers);
      setTold({ say: t("form.takenIn", { count: Object.keys(answers).length }), faults: read.refused });
    } catch (error) {
      const problem = error instanceof HubProblem ? error.problem : null;
      setTold({ say: problem ? say(problem.title) : t("form.needsLine"), faults: problem?.faults ?? [] });
    }
  };
  return (
    // A file may be dropped anywhere on this line; the button opens the same door.
    <section
      className="take-in"
      aria-label={t("form.takeIn")}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const [file] = event.dataTransfer.files;
        if (file) void take(file);
      }}
    >
      <button type="button" className="b bare" disabled={!online} onClick={() => input.current?.click()}>
        {t("form.takeIn")}
      </button>
      {online ? null : <p className="s">{t("form.needsLine")}</p>}
      <input
        ref={input}
        type="file"
        accept=".xlsx"
        className="sr"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void take(file);
          event.currentTarget.value = "";
        }}
      />
      {told ? (
        <div role="status">
          <p>{told.say}</p>
          {told.faults.length > 0 ? <FaultList faults={told.faults} /> : null}
        </div>
      ) : null}
    </section>
  );
}
