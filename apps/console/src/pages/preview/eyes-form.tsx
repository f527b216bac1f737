/** Chooses through whose eyes to look. Pressing goes on record; choosing does not. */
import { type UseMutationResult, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Trouble } from "../../app/answer.tsx";
import { QUERIES } from "../../hub/queries.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../words/use-words.ts";

interface Props {
  readonly look: Pick<UseMutationResult<unknown, unknown, string>, "mutate" | "isPending" | "isError" | "error">;
}

export function EyesForm({ look }: Props) {
  const { t, say } = useWords();
  const { body: given } = useSearch({ strict: false });
  const me = useQuery(QUERIES.me()).data;
  const bodies = useQuery(QUERIES.bodies()).data?.items ?? [];
  const [body, setBody] = useState(given ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    look.mutate(body);
  };
  return (
    <Block title={t("sight.eyesTitle")} sub={t("sight.eyesSub")}>
      <form className="preview-form" onSubmit={submit}>
        <label className="f">
          <span className="l">{t("sight.body")}</span>
          <select className="i" required value={body} onChange={(e) => setBody(e.target.value)}>
            <option value="">{t("sight.pick")}</option>
            {bodies
              .filter((b) => b.id !== me?.body.id)
              .map((b) => (
                <option key={b.id} value={b.slug}>
                  {say(b.name)}
                </option>
              ))}
          </select>
        </label>
        <div className="acts">
          <Button type="submit" disabled={body === "" || look.isPending}>
            {t("sight.look")}
          </Button>
        </div>
      </form>
      {look.isError ? <Trouble error={look.error} /> : null}
    </Block>
  );
}
