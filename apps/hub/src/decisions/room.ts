/**
 * Takes a measure a step further, inside one act: what time alone has made of it first, then the step that is asked for, then
 * what follows by itself. A gate that stays closed is recorded as a step that leads nowhere.
 */
import { step } from "@noroshi/decisions";
import type { MeasureEvent, MeasureState } from "@noroshi/decisions/contract";
import type { Signed } from "../accounts/signed.ts";
import type { Doing } from "../acts/act.ts";
import type { ReaderTx } from "../db/act.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { noteHolds } from "./deconflict.ts";
import { direct } from "./directions.ts";
import { targetIn, targetOf } from "./form.ts";
import { factsIn, type OpenMeasure, openMeasure } from "./open.ts";
import { elapsed, stateSince, waits } from "./standing.ts";
import { insertStep, sealWords } from "./store.ts";

/** What the gate answered. */
export interface Taken {
  readonly state: MeasureState;
  readonly answer: string | null;
}

/** A walk through one measure inside one act: each step is written before the next is asked for. */
export class Walk {
  readonly #signed: Signed;
  readonly #tx: ReaderTx;
  readonly #doing: Doing;
  #m: OpenMeasure;

  constructor(signed: Signed, tx: ReaderTx, doing: Doing, m: OpenMeasure) {
    this.#signed = signed;
    this.#tx = tx;
    this.#doing = doing;
    this.#m = m;
  }

  get measure(): OpenMeasure {
    return this.#m;
  }

  /** First what time alone has made of it. */
  async settle(): Promise<void> {
    const facts = await factsIn(this.#signed, this.#tx, this.#m);
    const event = elapsed(facts, stateSince(this.#m.steps));
    if (event === undefined) return;
    const then = step(facts, event);
    if (then.ok) await this.#write(event, then.state, null, null);
  }

  /**
   * Takes the event, and then what follows by itself: a consultation that was had, a ballot that is decided.
   * @throws Refusal MEASURE_NOT_NOW where the table has no such step
   */
  async take(event: MeasureEvent, reason: string | null = null): Promise<Taken> {
    await this.settle();
    const facts = await factsIn(this.#signed, this.#tx, this.#m, { reason: reason ?? "" });
    const answer = step(facts, event);
    if (!answer.ok && answer.code === "MEASURE_NOT_NOW") throw new Refusal("MEASURE_NOT_NOW");
    if (!answer.ok) {
      await this.#write(event, this.#m.row.state, answer.code, reason, answer.waitsFor);
      return { state: this.#m.row.state, answer: answer.code };
    }
    await this.#write(event, answer.state, null, reason);
    await this.follow();
    return { state: this.#m.row.state, answer: null };
  }

  /** What follows by itself from where it stands. */
  async follow(): Promise<void> {
    for (const event of ["consultation_ends", "approve", "refuse", "approve_ex_post", "refuse_ex_post"] as const) {
      const facts = await factsIn(this.#signed, this.#tx, this.#m);
      const answer = step(facts, event);
      if (answer.ok) await this.#write(event, answer.state, null, null);
    }
  }

  /** Writes a step that its own act has decided on. */
  async write(event: MeasureEvent, state: MeasureState, reason: string | null): Promise<void> {
    await this.#write(event, state, null, reason);
  }

  async #write(
    event: MeasureEvent,
    state: MeasureState,
    answer: string | null,
    words: string | null,
    waitsFor?: string,
  ): Promise<void> {
    const { row, plan } = this.#m;
    const n = row.n + 1;
    const { realm } = this.#signed.room;
    const reason =
      words === null
        ? null
        : await sealWords(realm, this.#tx, row, { table: "measure_step", row: `${row.id}/${n}` }, words);
    const now = (await this.#tx.now()).toString();
    const steps = [...this.#m.steps, { ...EMPTY, state, at: now }];
    await insertStep(this.#tx, {
      measureId: row.id,
      label: row,
      n,
      version: row.version,
      event,
      state,
      answer,
      waitsFor: waitsFor ?? waits(plan, state, steps, now),
      receiptId: this.#doing.receiptId,
      reason,
    });
    const before = row.state;
    this.#m = await openMeasure(this.#signed, this.#tx, row.id);
    await this.#entry(event, state, answer);
    const approved = state === "approved" || state === "approved_with_conditions";
    // Whoever holds the target hears of it now, and nobody else can tell whether anybody did.
    if ((approved || state === "emergency") && before !== state) await noteHolds(this.#tx, row.id, this.#target());
    if (state === "directed" && before !== "directed") await direct(this.#signed, this.#tx, this.#doing, this.#m);
    if (state === "emergency" && before !== "emergency") await direct(this.#signed, this.#tx, this.#doing, this.#m);
  }

  #target() {
    return targetOf(targetIn(this.#m.object)?.value ?? "");
  }

  async #entry(event: MeasureEvent, state: MeasureState, answer: string | null): Promise<void> {
    const { row } = this.#m;
    await record(this.#tx, [
      {
        act: "measure.stepped",
        actorId: this.#tx.reader.actorId,
        labelId: row.label_id,
        subject: row.id,
        facts: { event, state, answer, version: row.version, receipt: this.#doing.receiptId },
      },
    ]);
  }
}

const EMPTY = {
  n: 0,
  version: 0,
  event: "edit",
  answer: null,
  waits_for: "",
  reason: null,
  person: null,
  person_id: null,
  organisation_id: "",
} as const;
