/** Requests for materials: what the office asks of members by law, and each member's own to answer. */
import type { CouncilMember } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { Gate } from "../../app/gate.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { fromField } from "../../format/office-instant.ts";
import { askBody } from "../../hub/acting.ts";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { useWords } from "../../words/use-words.ts";
import { Field, FormAct, Pick } from "../acting/form-act.tsx";
import { InquiryLine } from "../acting/inquiries-block.tsx";

const STALE = [["inquiries"], ["work"]] as const;

/** @param members whom the office may ask; absent on a member's own page */
export function Materials({ members }: { readonly members?: readonly CouncilMember[] }) {
  const { t, say } = useWords();
  const now = useNow();
  const reads = useLeave("case.read").allowed;
  const items = useQuery({ ...QUERIES.materials(), enabled: reads }).data?.items ?? [];
  if (!reads) return null;
  const open = (members ?? []).filter((m) => m.state === "admitted");
  return (
    <Block title={t("council.materials")} sub={t("council.materialsSub")}>
      {items.length === 0 ? <p className="s">{t("council.noMaterials")}</p> : null}
      <ul>
        {items.map((one) => (
          <InquiryLine key={one.id} inquiry={one} now={now} />
        ))}
      </ul>
      {open.length > 0 ? (
        <Gate act="inquiry.exchange">
          <FormAct
            say={t("council.askMaterials")}
            stale={STALE}
            act={(written, key) =>
              askBody(
                {
                  kind: "materials",
                  to: written("to"),
                  question: written("what"),
                  basis: written("basis"),
                  due: fromField(written("due")),
                },
                key,
              )
            }
          >
            <Pick
              name="to"
              label={t("council.askWhom")}
              choices={open.map((m) => ({ value: m.body.slug, say: say(m.body.name) }))}
            />
            <Field name="what" label={t("council.what")} long />
            <Field name="basis" label={t("council.basis")} />
            <Field name="due" label={t("council.due")} type="datetime-local" />
          </FormAct>
        </Gate>
      ) : null}
    </Block>
  );
}
