/** A rule of the incident suite: its new object types carry their extension definition, as `new-sdo`. */
import { isObject, type Rule, written } from "../../property/shape.ts";

export function carriesDefinition(id: string): Rule {
  return (object, trial) => {
    const declared = object["extensions"];
    if (!isObject(declared)) return;
    const own = declared[id];
    if (isObject(own) && own["extension_type"] === "new-sdo") return;
    trial.enter("extensions");
    trial.flag("extension-type", `A ${written(object["type"])} carries ${id} with the extension_type new-sdo.`);
    trial.leave();
  };
}
