/** The predefined extensions of a process (STIX 2.1 §6.13.2, §6.13.3): Windows process, Windows service. */
import { reference } from "../../property/identifier.ts";
import { listOf } from "../../property/list.ts";
import { atLeastOne, record } from "../../property/record.ts";
import { clip, flag, text } from "../../property/scalar.ts";
import { isObject, type Loose, type Shape, wrongKind } from "../../property/shape.ts";
import { integrityLevel, serviceStart, serviceStatus, serviceType } from "../../vocabulary/observables.ts";

const priority: Shape<string> = (value, trial) => {
  text(value, trial);
  if (typeof value === "string" && !/._CLASS$/.test(value)) {
    trial.flag("windows-process-priority-format", `"${clip(value)}" should end with _CLASS.`);
  }
};

// STARTUPINFO of Windows: texts, whole numbers, reserved nulls.
const TEXTS = new Set(
  "lpDesktop lpTitle dwFillAttribute dwFlags wShowWindow hStdInput hStdOutput hStdError".split(" "),
);
const NUMBERS = new Set("cb dwX dwY dwXSize dwYSize dwXCountChars dwYCountChars cbReserved2".split(" "));
const NULLS = new Set(["lpReserved", "lpReserved2"]);

const startupInfo: Shape<Loose> = (value, trial) => {
  if (!isObject(value)) return wrongKind(value, "a dictionary", trial);
  if (Object.keys(value).length === 0) trial.flag("empty-dictionary", "startup_info must not be empty.");
  for (const key of Object.keys(value)) {
    const item = value[key];
    const fits =
      (TEXTS.has(key) && typeof item === "string") ||
      (NUMBERS.has(key) && Number.isInteger(item) && (key !== "cbReserved2" || item === 0)) ||
      (NULLS.has(key) && item === null);
    if (fits) continue;
    trial.enter(key);
    trial.flag("startup-info", `${clip(key)} is not a property of STARTUPINFO with such a value.`);
    trial.leave();
  }
};

export const windowsProcess = record({
  may: {
    aslr_enabled: flag,
    dep_enabled: flag,
    priority,
    owner_sid: text,
    window_title: text,
    // The errata of the standard print it with an s.
    windows_title: text,
    startup_info: startupInfo,
    integrity_level: integrityLevel,
  },
  rules: [
    atLeastOne([
      "aslr_enabled",
      "dep_enabled",
      "priority",
      "owner_sid",
      "window_title",
      "windows_title",
      "startup_info",
      "integrity_level",
    ]),
  ],
});

const service = {
  service_name: text,
  descriptions: listOf(text),
  display_name: text,
  group_name: text,
  start_type: serviceStart,
  service_dll_refs: listOf(reference({ only: ["file"] })),
  service_type: serviceType,
  service_status: serviceStatus,
};

export const windowsService = record({ may: service, rules: [atLeastOne(Object.keys(service))] });
