/** Measures over HTTP. What a body may do is settled in each act; what is visible, by row security. */
import type { Handlers } from "@noroshi/api";
import { NeutralisationDocument } from "@noroshi/decisions";
import type { Door } from "../accounts/signed.ts";
import { actOnce } from "../acts/act.ts";
import { asReader } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { readCapped } from "../http/request-body.ts";
import { readJson } from "../http/request-json.ts";
import { receiptBody } from "../intake/receipt-body.ts";
import { idempotencyKey } from "../intake/routes.ts";
import { askerOf, ConsultationSaid, consult, DecisionSaid, decide } from "./acts.ts";
import { openDesk } from "./desk.ts";
import { askByDocument, planOfDocument } from "./document.ts";
import { stepOfReceipt } from "./store.ts";
import { labelOf } from "./taking-part.ts";

type Part = "askNeutralisation" | "sayConsulted" | "sayDecided";

/** A form with some pages of reasons. */
const CAP = 512 * 1024;

const READ = { readOnly: true } as const;

export function decisionHandlers({ signIn }: Door): Pick<Handlers<HubEnv>, Part> {
  return {
    async askNeutralisation(c) {
      const key = idempotencyKey(c);
      const bytes = await readCapped(c.req.raw, CAP);
      const said = readJson(NeutralisationDocument, bytes);
      const signed = c.get("signed");
      const plan = await planOfDocument(signed);
      await openDesk(signed.room);
      const label = await labelOf(signed, plan, signed.body.id);
      const answer = await actOnce(signed, { key, bytes }, (tx, doing) =>
        askByDocument(signed, tx, doing, said, { plan, label }),
      );
      const { receiptId } = answer.receipt;
      const { realm } = signed.room;
      const step = await asReader(realm, signed.acting.reader, (tx) => stepOfReceipt(tx, receiptId), READ);
      return c.json(
        {
          receipt: receiptBody(answer),
          measure: step?.measure_id ?? null,
          number: said.requestId,
          state: step?.state ?? null,
          answer: step?.answer ?? null,
          waitsFor: step?.waits_for ?? null,
        },
        202,
      );
    },

    async sayConsulted(c) {
      const key = idempotencyKey(c);
      const bytes = await readCapped(c.req.raw, CAP);
      const said = readJson(ConsultationSaid, bytes);
      const signed = c.get("signed");
      const { asker, plan } = await askerOf(signed, said.request.requester);
      const label = await labelOf(signed, plan, asker.id);
      const answer = await actOnce(signed, { key, bytes }, (tx, doing) =>
        consult(signed, tx, doing, said, { asker, plan, label }),
      );
      return c.json(receiptBody(answer), 202);
    },

    async sayDecided(c) {
      const key = idempotencyKey(c);
      const bytes = await readCapped(c.req.raw, CAP);
      const said = readJson(DecisionSaid, bytes);
      const signed = c.get("signed");
      const { asker, plan } = await askerOf(signed, said.request.requester);
      const label = await labelOf(signed, plan, asker.id);
      const answer = await actOnce(signed, { key, bytes }, (tx, doing) =>
        decide(signed, tx, doing, said, { asker, plan, label, signIn }),
      );
      return c.json(receiptBody(answer), 202);
    },
  };
}
