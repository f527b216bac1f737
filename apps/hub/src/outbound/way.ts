/** What a way out of the hub is: something that sends a message, or says why not. */
export interface Message {
  readonly subject: string;
  readonly text: string;
  /** What a gateway gets: ids and reasons, never content of a case. */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Way {
  /** Sends, or says why not; never throws for a partner that is away. */
  readonly send: (to: { readonly address: string; readonly secret: Buffer }, message: Message) => Promise<Sent>;
}

export type Sent =
  | { readonly ok: true; readonly detail: string | null }
  | { readonly ok: false; readonly detail: string };
