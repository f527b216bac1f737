/** What the sender of a report wrote in words, part by part, as it was written. */
import { Block } from "../../ui/block.tsx";
import { keyed } from "../../ui/keyed.ts";
import { Told } from "../../ui/told.tsx";
import { useWords } from "../../words/use-words.ts";

interface Part {
  readonly label: string;
  readonly text: string;
}

export function Narrative({ parts }: { readonly parts: readonly Part[] }) {
  const { t } = useWords();
  if (parts.length === 0) return null;
  return (
    <Block title={t("report.narrative")}>
      {keyed(parts, (part) => part.label).map(({ key, row: part }) => (
        <section key={key} className="told">
          <h3>
            <Told text={part.label} />
          </h3>
          <p>
            <Told text={part.text} />
          </p>
        </section>
      ))}
    </Block>
  );
}
