/** Drives the machine of filing: reads, sends, retries by itself when the hub says when, and brings the receipt. */
import type { Receipt } from "@noroshi/api";
import { useCallback, useEffect, useReducer, useRef } from "react";
import { fileKey, randomKey } from "../../hub/file-key.ts";
import { SMALL_LIMIT, submit, submitLarge, type UploadMemory, understand } from "../../hub/filing.ts";
import { asOne, factsOf, inOrder } from "../../hub/pages.ts";
import { type Chosen, next, START, type Stage } from "./filing-state.ts";

export interface Filing {
  readonly stage: Stage;
  /** One file, or the pages of one transfer. */
  readonly choose: (files: readonly File[]) => void;
  readonly readAgain: () => void;
  readonly send: () => void;
  readonly startAgain: () => void;
}

export function useFiling(onReceipt: (receipt: Receipt) => void): Filing {
  const [stage, step] = useReducer(next, START);
  const memory = useRef<UploadMemory>({ uploadId: null });
  const receive = useRef(onReceipt);
  receive.current = onReceipt;
  const current = useRef<Chosen | null>(null);

  const read = useCallback((chosen: Chosen) => {
    void understand(chosen.file).then(
      // An answer for a file that is no longer the chosen one is passed over.
      (understood) => current.current === chosen && step({ do: "read", understood }),
      (error: unknown) => current.current === chosen && step({ do: "fail", error }),
    );
  }, []);

  const readIt = useCallback(
    (chosen: Chosen) => {
      current.current = chosen;
      memory.current = { uploadId: null };
      step({ do: "choose", chosen });
      if (!chosen.large) read(chosen);
    },
    [read],
  );

  const choose = useCallback(
    (files: readonly File[]) => {
      const pages = inOrder(files);
      const key = fileKey(factsOf(pages), sessionStorage, randomKey);
      const file = asOne(pages, key);
      if (!file) return;
      const chosen: Chosen = { file, key, large: file.size > SMALL_LIMIT };
      readIt(chosen);
    },
    [readIt],
  );

  const sending = stage.at === "sending" ? stage.chosen : null;
  useEffect(() => {
    if (!sending) return;
    const { file, key, large } = sending;
    const receipt = large
      ? submitLarge(file, key, memory.current, (done) => step({ do: "progress", done }))
      : submit(file, key);
    void receipt.then(
      (got) => receive.current(got),
      (error: unknown) => step({ do: "fail", error }),
    );
  }, [sending]);

  return {
    stage,
    choose,
    readAgain: () => current.current && readIt(current.current),
    send: () => step({ do: "send" }),
    startAgain: () => {
      current.current = null;
      step({ do: "startAgain" });
    },
  };
}
