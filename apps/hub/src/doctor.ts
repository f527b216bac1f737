/** What is wrong with this hub, said so that the person who runs it can mend it. Looks at the machine, never at content. */
import { statfs } from "node:fs/promises";
import type { local } from "@noroshi/api";
import type { z } from "zod";
import { firstStart } from "./accounts/people/invitations.ts";
import { unlinked } from "./accounts/register.ts";
import { asDuty } from "./db/act.ts";
import type { Database } from "./db/admin.ts";
import { serverSettings } from "./db/server-settings.ts";
import { readRuling } from "./fusion/ruling-store.ts";
import { unconfirmedJumps } from "./law/jump.ts";
import { lawOf } from "./law/realm-law.ts";
import type { OpenRealm } from "./open-realm.ts";

type Finding = z.infer<typeof local.Finding>;

const GIB = 1024 ** 3;
const LITTLE_ROOM = 2 * GIB;

export async function doctor(h: {
  database: Database;
  realms: ReadonlyMap<string, OpenRealm>;
  dataDir: string;
}): Promise<readonly Finding[]> {
  const checks = [
    disk(h.dataDir),
    server(h.database),
    ...[...h.realms.values()].flatMap((room) => [
      waiting(room),
      policy(room),
      coordinator(room),
      ...(room.realm.kind === "live" ? [administrator(room)] : []),

      hostTime(room),
      law(room),
    ]),
  ];
  return Promise.all(checks);
}

async function disk(dataDir: string): Promise<Finding> {
  const at = await statfs(dataDir);
  const free = at.bavail * at.bsize;
  const gib = (free / GIB).toFixed(1);
  return {
    check: "disk",
    state: free < LITTLE_ROOM ? "bad" : "good",
    say: {
      en: `${gib} GiB free where the data lies${free < LITTLE_ROOM ? "; make room, or reports will be refused" : ""}`,
      ja: `データの場所の空き ${gib} GiB${free < LITTLE_ROOM ? "。空きを作らないと報告を受け付けられなくなります" : ""}`,
    },
  };
}

async function server(database: Database): Promise<Finding> {
  const s = await serverSettings(database);
  const safe = s.fsync === "on" && s.sync !== "off";
  return {
    check: "database",
    state: safe ? "good" : "bad",
    say: {
      en: `PostgreSQL ${s.version} (${database.postgres.kind}), fsync ${s.fsync}, synchronous_commit ${s.sync}${safe ? "" : "; an accepted report could be lost: turn both on"}`,
      ja: `PostgreSQL ${s.version}（${database.postgres.kind}）、fsync ${s.fsync}、synchronous_commit ${s.sync}${safe ? "" : "。受理した報告を失うおそれがあるため、両方を有効にしてください"}`,
    },
  };
}

async function waiting(room: OpenRealm): Promise<Finding> {
  const n = await unlinked(room);
  return {
    check: `${room.name}: linkage`,
    state: n > 1000 ? "warning" : "good",
    say: { en: `${n} reports wait to be linked`, ja: `照合待ちの報告 ${n} 件` },
  };
}

async function policy(room: OpenRealm): Promise<Finding> {
  const active = (await asDuty(room.realm, "fusion", readRuling)).active?.id;
  return active === undefined
    ? {
        check: `${room.name}: link policy`,
        state: "warning",
        say: {
          en: "no link policy: nothing will be joined; set one with `noroshi policy set`",
          ja: "照合規則がないため、何も関連付けられません。`noroshi policy set` で設定してください",
        },
      }
    : { check: `${room.name}: link policy`, state: "good", say: { en: `policy ${active}`, ja: `規則 ${active}` } };
}

async function coordinator(room: OpenRealm): Promise<Finding> {
  const found = (await room.directory()).coordinator;
  return found
    ? { check: `${room.name}: coordinator`, state: "good", say: found.name }
    : {
        check: `${room.name}: coordinator`,
        state: "warning",
        say: {
          en: "no coordinating body of the hub's own country: no case can open by itself",
          ja: "ハブの国の調整機関が登録されていないため、事案は自動では開設されません",
        },
      };
}

async function administrator(room: OpenRealm): Promise<Finding> {
  const check = `${room.name}: administrator`;
  const state = await firstStart(room);
  if (state === "done")
    return { check, state: "good", say: { en: "there is an administrator", ja: "管理者が登録されています" } };
  return {
    check,
    state: "warning",
    say:
      state === "link waits"
        ? {
            en: "the one-time link of the first start is not used yet: open it, or make a new one with `noroshi invite first`",
            ja: "初回の一回限りのリンクがまだ使われていません。開くか、`noroshi invite first` で作り直してください",
          }
        : {
            en: "no administrator, and the one-time link has expired: make a new one with `noroshi invite first`",
            ja: "管理者がおらず、一回限りのリンクも期限切れです。`noroshi invite first` で作り直してください",
          },
  };
}

async function hostTime(room: OpenRealm): Promise<Finding> {
  const [first, ...more] = await unconfirmedJumps(room);
  const check = `${room.name}: host clock`;
  if (!first) return { check, state: "good", say: { en: "no jump", ja: "飛びなし" } };
  const by = `${first.seconds.toFixed(1)} s${more.length > 0 ? ` (+${more.length})` : ""}`;
  const order = `noroshi clocks confirm --realm ${room.name} --by NAME`;
  return {
    check,
    state: "bad",
    say: {
      en: `the host's clock jumped by ${by} at ${first.since}; deadlines of what came in since stand still. Set the time right, then \`${order}\``,
      ja: `ホストの時計が${first.since}に${by}飛びました。以後の期限は停止しています。時刻を正してから \`${order}\` を実行してください`,
    },
  };
}

/** Which law the realm lives under, and what of it has to be looked at again soon. */
async function law(room: OpenRealm): Promise<Finding> {
  const check = `${room.name}: legal profile`;
  const [known, today] = await asDuty(room.realm, "door", async (tx) => [
    (await lawOf(tx))?.profile,
    (await tx.now()).toString().slice(0, 10),
  ]);
  if (!known)
    return {
      check,
      state: "warning",
      say: {
        en: "no legal profile: nothing beyond recorded capabilities is open, and no clock runs; found one with `noroshi profile set`",
        ja: "法的プロファイルがないため、記録済みの権能のほかは閉じ、期限も進行しません。`noroshi profile set` で設定してください",
      },
    };
  const soon = known.reviews.filter((r) => r.remindFrom <= today);
  return soon.length === 0
    ? { check, state: "good", say: known.name }
    : {
        check,
        state: "warning",
        say: {
          en: `${known.name.en}; due for review: ${soon.map((r) => `${r.name.en} (${r.due})`).join(", ")}`,
          ja: `${known.name.ja}。見直しの時期：${soon.map((r) => `${r.name.ja}（${r.due}）`).join("、")}`,
        },
      };
}
