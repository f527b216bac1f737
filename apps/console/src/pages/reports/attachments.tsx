/** The files of a report: by name, size and hash, never opened here. Its sender adds to them, and sees how far a large one is. */
import "../mine/mine.css";
import type { Attachment, ReportDetail } from "@noroshi/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Trouble } from "../../app/answer.tsx";
import { Gate } from "../../app/gate.tsx";
import { bytes } from "../../format/figures.ts";
import { attach } from "../../hub/attaching.ts";
import { randomKey } from "../../hub/file-key.ts";
import type { UploadMemory } from "../../hub/filing.ts";
import { QUERIES } from "../../hub/queries.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Progress } from "../../ui/progress.tsx";
import { Told } from "../../ui/told.tsx";
import { useWords } from "../../words/use-words.ts";
import { TakeOut } from "./take-out.tsx";

interface Sending {
  readonly file: File;
  readonly key: string;
  readonly memory: UploadMemory;
  readonly done: number;
  readonly error: unknown;
}

export function Attachments({ report }: { readonly report: ReportDetail }) {
  const { t } = useWords();
  const client = useQueryClient();
  const me = useQuery(QUERIES.me()).data;
  const items = useQuery(QUERIES.attachments(report.id)).data?.items ?? [];
  const own = me !== undefined && (report.originator ?? report.sender).id === me.body.id;
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  if (!own && items.length === 0) return null;
  const go = async (one: Sending) => {
    setSending({ ...one, error: null });
    try {
      await attach(report.id, one.file, one.key, one.memory, (done) => setSending((s) => s && { ...s, done }));
      setSending(null);
      await client.invalidateQueries({ queryKey: QUERIES.attachments(report.id).queryKey });
    } catch (error) {
      setSending((s) => s && { ...s, error });
    }
  };
  return (
    <Block title={t("mine.attachments")} sub={items.length > 0 ? items.length : null}>
      <ul className="files">
        {items.map((item) => (
          <FileLine key={item.id} item={item} />
        ))}
      </ul>
      {sending ? (
        <div role="status">
          <Progress
            label={sending.file.name}
            done={sending.done}
            total={sending.file.size}
            say={t("intake.progress", { done: bytes(sending.done), total: bytes(sending.file.size) })}
          />
          {sending.error ? <Trouble error={sending.error} onRetry={() => void go(sending)} /> : null}
        </div>
      ) : null}
      {own ? (
        <p className="more">
          <Gate act="report.submit">
            <Button disabled={sending !== null && sending.error === null} onClick={() => input.current?.click()}>
              {t("mine.attach")}
            </Button>
          </Gate>{" "}
          <span className="s">{t("mine.attachSays")}</span>
          <input
            ref={input}
            type="file"
            className="sr"
            tabIndex={-1}
            aria-hidden="true"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) void go({ file, key: randomKey(), memory: { uploadId: null }, done: 0, error: null });
              event.currentTarget.value = "";
            }}
          />
        </p>
      ) : null}
    </Block>
  );
}

function FileLine({ item }: { readonly item: Attachment }) {
  const { t } = useWords();
  return (
    <li>
      <b>
        <Told text={item.name} />
      </b>{" "}
      <span className="s">
        {bytes(item.bytes)}
        {item.sample ? `・${t("mine.sample")}` : ""}
        {item.held === "with_sender" ? `・${t("mine.withSender")}` : ""}
      </span>
      <div className="v q">{item.sha256}</div>
      <TakeOut item={item} />
    </li>
  );
}
