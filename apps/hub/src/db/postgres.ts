/**
 * What the rest of the hub knows of the server it runs on: how to reach it, and how to end it.
 */
export type Log = (line: string) => void;

export interface Connection {
  /** A folder for the embedded server (unix socket), a host name for an external one. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password?: string;
  readonly ssl?: boolean | { readonly rejectUnauthorized: boolean };
}

export interface Postgres {
  readonly kind: "embedded" | "external";
  readonly connection: Connection;
  readonly dataDir: string;
  /** Process id of the embedded server, for fault tests and `doctor`; undefined for an external one or between two starts. */
  readonly pid: () => number | undefined;
  /** True while the embedded server is down because its disk is full. */
  readonly diskFull: () => boolean;
  /** Ends the server cleanly (embedded) and gives the data folder back. */
  stop(): Promise<void>;
}
