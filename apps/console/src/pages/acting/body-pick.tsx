/** Which body: by its name, from those that the reader may know of; by its short name where it knows of none. */
import { useQuery } from "@tanstack/react-query";
import { QUERIES } from "../../hub/queries.ts";
import { useWords } from "../../words/use-words.ts";

export function BodyPick(props: {
  readonly id: string;
  /** The body's short name; empty where none is chosen. */
  readonly value: string;
  readonly onPick: (slug: string) => void;
}) {
  const { t, say } = useWords();
  const bodies = useQuery(QUERIES.bodies()).data?.items ?? [];
  if (bodies.length === 0)
    return <input id={props.id} className="i" value={props.value} onChange={(e) => props.onPick(e.target.value)} />;
  return (
    <select id={props.id} className="i" value={props.value} onChange={(e) => props.onPick(e.target.value)}>
      <option value="">{t("acting.pick")}</option>
      {bodies.map((b) => (
        <option key={b.id} value={b.slug}>
          {say(b.name)}
        </option>
      ))}
    </select>
  );
}
