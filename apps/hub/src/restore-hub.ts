/** Puts a backup back on a machine where no hub runs: the database is started for it and stopped again. */
import { openSignIn } from "./accounts/sign-in.ts";
import { startPostgres } from "./db/embedded.ts";
import { openDatabase } from "./db/realm.ts";
import { openSignInDatabase } from "./db/sign-in-pool.ts";
import { rebuild } from "./fusion/rebuild.ts";
import { openBlobs } from "./keeping/blobs.ts";
import { readKeyCopy } from "./keeping/key-copy.ts";
import { restoreRealm } from "./keeping/restore.ts";
import { readPassphrase } from "./keeping-house.ts";
import { openRealmRooms } from "./open-realm.ts";

export interface RestoreOrder {
  readonly dataDir: string;
  readonly from: string | undefined;
  readonly keys: string | undefined;
  readonly passphraseFile: string | undefined;
  readonly log: (line: string) => void;
}

/** @returns the exit status */
export async function restoreHub(o: RestoreOrder): Promise<number> {
  if (o.from === undefined || o.passphraseFile === undefined) {
    o.log(
      "restore needs --from FILE and --passphrase-file FILE (and --keys FILE, without which the texts stay sealed).",
    );
    return 2;
  }
  const secret = { passphrase: await readPassphrase(o.passphraseFile) };
  const postgres = await startPostgres(o.dataDir, o.log);
  try {
    const database = await openDatabase(postgres, o.log);
    const auth = await openSignInDatabase(database);
    await openSignIn({ db: auth.db, secret: auth.secret, origins: ["http://127.0.0.1"] });
    const done = await restoreRealm(database, {
      file: o.from,
      secret,
      ...(o.keys === undefined ? {} : { keys: await readKeyCopy(o.keys, secret) }),
      schemas: ["auth"],
      blobPath: (realm, place) => openBlobs(realm, o.dataDir, { largest: 0, quota: 0 }).sealedPath(place),
      rebuild: [async (realm) => void (await rebuild(openRealmRooms(realm)))],
      progress: (item) => o.log(`  ${item}`),
    });
    o.log(`restored: realm ${done.realm.name}, ${done.rows} rows, ${done.blobs} large files, ${done.keys} keys`);
    await done.realm.close();
    await auth.close();
    return 0;
  } finally {
    await postgres.stop();
  }
}
