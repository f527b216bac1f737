/** Whom the values of a report concern by what bodies own, and whether each may be told: a notice is a release like any other. */
import { useQuery } from "@tanstack/react-query";
import { QUERIES } from "../../hub/queries.ts";
import type { Item } from "../../hub/sharing.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../words/use-words.ts";

interface Props {
  readonly reportId: string;
  readonly onPrepare: (slug: string, items: readonly Item[]) => void;
}

export function Concerned({ reportId, onPrepare }: Props) {
  const { t, say } = useWords();
  const items = useQuery(QUERIES.concerned(reportId)).data?.items;
  if (items === undefined) return null;
  return (
    <Block title={t("share.concerned")} sub={t("share.concernedSub")}>
      {items.length === 0 ? <p className="s">{t("share.concernedNone")}</p> : null}
      {items.map(({ body, values }) => {
        const told = values.filter((v) => v.mayReceive);
        return (
          <section key={body.id} className="channel">
            <p>
              <b>{say(body.name)}</b>
            </p>
            {values.map((v) => (
              <p key={`${v.kind} ${v.value} ${v.asset}`}>
                <span className="v">{v.value}</span>{" "}
                <span className="s">{t(v.mayReceive ? "share.mayBeTold" : "share.mayNotBeTold")}</span>
              </p>
            ))}
            {told.length > 0 ? (
              <div className="acts">
                <Button
                  small
                  onClick={() =>
                    onPrepare(
                      body.slug,
                      told.map(({ kind, value }) => ({ kind, value })),
                    )
                  }
                >
                  {t("share.prepare")}
                </Button>
              </div>
            ) : null}
          </section>
        );
      })}
    </Block>
  );
}
