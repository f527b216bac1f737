/** Invites a body to the council, in a class that takes bodies of its kind. */
import type { CouncilClass } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { inviteMember } from "../../hub/council.ts";
import { QUERIES } from "../../hub/queries.ts";
import { useWords } from "../../words/use-words.ts";
import { BodyPick } from "../acting/body-pick.tsx";
import { Field, FormAct, Pick } from "../acting/form-act.tsx";

const STALE = [["council"]] as const;

export function Inviting({ classes }: { readonly classes: readonly CouncilClass[] }) {
  const { t, say } = useWords();
  const id = useId();
  const [body, setBody] = useState("");
  const kind = useQuery(QUERIES.bodies()).data?.items.find((b) => b.slug === body)?.kind;
  const open = classes.filter((c) => kind !== undefined && c.bodies.includes(kind));
  return (
    <FormAct
      say={t("council.invite")}
      stale={STALE}
      act={(written, key) => {
        const reason = written("reason");
        return inviteMember({ body, class: written("class"), ...(reason === "" ? {} : { reason }) }, key);
      }}
    >
      <div className="f">
        <label className="l" htmlFor={id}>
          {t("council.inviteTo")}
        </label>
        <BodyPick id={id} value={body} onPick={setBody} />
      </div>
      <ClassPick classes={open} say={say} label={t("council.class")} unverified={t("council.unverified")} />
      <Field name="reason" label={t("council.reasonOptional")} optional />
    </FormAct>
  );
}

/** A class, with whether anybody has checked it against the council's own rules. */
export function ClassPick(props: {
  readonly classes: readonly CouncilClass[];
  readonly say: (both: CouncilClass["name"]) => string;
  readonly label: string;
  readonly unverified: string;
}) {
  const { classes, say, label, unverified } = props;
  const choices = classes.map((c) => ({
    value: c.id,
    say: `${say(c.name)} · ${say(c.about)}${c.verified ? "" : ` (${unverified})`}`,
  }));
  return <Pick name="class" label={label} choices={choices} />;
}
