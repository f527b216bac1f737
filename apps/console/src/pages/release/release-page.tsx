/**
 * The release desk of one report: whom it concerns, what chosen bodies would see of what we see and why, item by item, and the
 * release itself. Looking goes on record; what goes out is exactly what was looked at, or nothing.
 */
import "../partners/partners.css";
import "./release.css";
import type { ReleasePreview } from "@noroshi/api";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { Trouble } from "../../app/answer.tsx";
import { Gate } from "../../app/gate.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { QUERIES } from "../../hub/queries.ts";
import { type Item, type NamedVictim, previewRelease } from "../../hub/sharing.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { Concerned } from "./concerned.tsx";
import { Frozen } from "./frozen.tsx";
import { Send } from "./send.tsx";
import { ValuesIn, ValuesOut } from "./values.tsx";
import { Victims } from "./victims.tsx";

export function ReleasePage() {
  const { t, say } = useWords();
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const [to, setTo] = useState<readonly string[]>([]);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [only, setOnly] = useState<readonly Item[] | null>(null);
  const [victims, setVictims] = useState<readonly NamedVictim[]>([]);
  const [sent, setSent] = useState<string | null>(null);
  const me = useQuery(QUERIES.me()).data;
  const bodies = useQuery(QUERIES.bodies()).data?.items ?? [];
  const look = useMutation({ mutationFn: previewRelease });
  const seen = look.data;
  usePage(t("share.desk"), seen ? seen.values.map((v) => ({ tlp: v.tlp, caveats: [] })) : []);
  const ask = (bodiesTo: readonly string[], items: readonly Item[] | null) => {
    setLeft(new Set());
    setVictims([]);
    setSent(null);
    look.mutate({ report: id, to: bodiesTo, ...(items === null ? {} : { items }) });
  };
  const choose = (slug: string, on: boolean) => {
    setTo(on ? [...to, slug] : to.filter((one) => one !== slug));
    setOnly(null);
    look.reset();
  };
  return (
    <>
      <ListHead title={t("share.desk")} sub={t("share.deskSub")} end="" />
      <Gate act="preview.look_through">
        <div className="cols rel">
          <div>
            <Block title={t("share.deskFor")} sub={t("share.deskNote")}>
              <div className="who-to">
                {bodies
                  .filter((b) => b.id !== me?.body.id)
                  .map((b) => (
                    <label key={b.id}>
                      <input
                        type="checkbox"
                        checked={to.includes(b.slug)}
                        onChange={(e) => choose(b.slug, e.target.checked)}
                      />{" "}
                      {say(b.name)}
                    </label>
                  ))}
              </div>
              <div className="acts">
                <Button disabled={to.length === 0 || look.isPending} onClick={() => ask(to, null)}>
                  {t("share.look")}
                </Button>
              </div>
              {look.isError ? <Trouble error={look.error} /> : null}
            </Block>
            {seen ? (
              <>
                <Seen seen={seen} left={left} onLeave={setLeft} />
                <Victims seen={seen} reportId={id} to={to} chosen={victims} onChoose={setVictims} />
              </>
            ) : (
              <Concerned
                reportId={id}
                onPrepare={(slug, items) => {
                  setTo([slug]);
                  setOnly(items);
                  ask([slug], items);
                }}
              />
            )}
          </div>
          <aside>
            {sent !== null ? (
              <Frozen id={sent} sent />
            ) : seen ? (
              <Gate act="release.order">
                <Send seen={seen} reportId={id} to={to} left={left} only={only} victims={victims} onSent={setSent} />
              </Gate>
            ) : null}
          </aside>
        </div>
      </Gate>
    </>
  );
}

interface Looked {
  readonly seen: ReleasePreview;
  readonly left: ReadonlySet<string>;
  readonly onLeave: (left: ReadonlySet<string>) => void;
}

function Seen({ seen, left, onLeave }: Looked) {
  const { t } = useWords();
  const [inside, outside] = [true, false].map((side) => seen.values.filter((v) => v.included === side));
  return (
    <>
      <ValuesIn values={inside ?? []} left={left} onLeave={onLeave} />
      <ValuesOut values={outside ?? []} recipients={seen.recipients} />
      {seen.more ? <p className="s">{t("share.moreValues")}</p> : null}
    </>
  );
}
