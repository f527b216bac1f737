/**
 * The event stream `GET /api/v1/events`: hints that visible rows changed, on a fixed tick.
 * An event never carries content: it names what kind of thing to fetch again, after the server has seen with this reader's
 * own eyes that something visible changed. Event ids are sealed to the reader.
 */
export interface HubEvent {
  /** `hello` once at the start with the realm's time; `changed` on a tick on which visible rows changed. */
  readonly type: "hello" | "changed";
  readonly now: string;
  /** Newly visible or changed subjects, newest last; capped: `more` says that there were further ones. */
  readonly subjects: readonly { readonly kind: "report" | "case"; readonly id: string; readonly hop: string }[];
  readonly more: boolean;
}

/** Milliseconds between ticks. Fixed, so that timing tells nothing of hidden rows. */
export const TICK_MS = 250;
