/** What the database server says of itself that bears on whether an accepted report can be lost. */
import { asAdmin, type Database } from "./admin.ts";

export interface ServerSettings {
  readonly version: string;
  readonly fsync: string;
  readonly sync: string;
}

export async function serverSettings(database: Database): Promise<ServerSettings> {
  const { rows } = await asAdmin(database, (client) =>
    client.query<ServerSettings>(
      "select current_setting('server_version') as version, current_setting('fsync') as fsync, current_setting('synchronous_commit') as sync",
    ),
  );
  const found = rows[0];
  if (found === undefined) throw new Error("the server gave no settings");
  return found;
}
