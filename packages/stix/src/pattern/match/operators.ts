/**
 * Decides one comparison between a property's value and its constants (STIX 2.1 §9.6.1–9.6.4).
 * A judge answers true, false, `apart` (the types cannot be compared) or `unknown` (the operator cannot be evaluated here).
 */
import { instantOf } from "../instant.ts";
import type { Comparison, Constant } from "../tree.ts";
import { likeOf } from "./like.ts";
import type { Encoding } from "./object-path.ts";
import { constantOctets, octetsOf } from "./octets.ts";
import { compareCodePoints } from "./order.ts";
import { regexOf } from "./regex.ts";
import { contains, subnetOf } from "./subnet.ts";

export type Verdict = boolean | "unknown";
type Judge = (value: unknown) => Verdict | "apart";

/**
 * Makes the test of one comparison for one value. Types that cannot be compared make the comparison false, and `!=` true;
 * NOT negates what comes of it (§9.6.1).
 */
export function testerOf(node: Comparison, encoding: Encoding): (value: unknown) => Verdict {
  const judge = judgeOf(node, encoding);
  const apart = (node.operator === "!=") !== node.negated;
  return (value) => {
    const verdict = judge(value);
    if (verdict === "apart") return apart;
    return verdict === "unknown" ? verdict : verdict !== node.negated;
  };
}

function judgeOf(node: Comparison, encoding: Encoding): Judge {
  const [constant] = node.constants;
  if (node.operator === "IN") return membership(node.constants, encoding);
  if (constant === undefined) return () => "apart";
  switch (node.operator) {
    case "LIKE": {
      const like = likeOf(String(constant.value));
      return onText(encoding, like);
    }
    case "MATCHES": {
      const regex = regexOf(String(constant.value));
      if (!regex.ok) return () => "unknown";
      return onText(encoding, (text) => regex.test(encoding === "plain" ? text.normalize("NFC") : text));
    }
    case "ISSUBSET":
    case "ISSUPERSET":
      return subnet(String(constant.value), node.operator === "ISSUBSET");
    default:
      return ordered(ordering(constant, encoding), node.operator);
  }
}

/** Below, at or above zero as the value stands to the constant; nothing when they cannot be compared. */
type Ordering = (value: unknown) => number | undefined;

function ordered(order: Ordering, operator: "=" | "!=" | "<" | "<=" | ">" | ">="): Judge {
  const holds = {
    "=": (sign: number) => sign === 0,
    "!=": (sign: number) => sign !== 0,
    "<": (sign: number) => sign < 0,
    "<=": (sign: number) => sign <= 0,
    ">": (sign: number) => sign > 0,
    ">=": (sign: number) => sign >= 0,
  }[operator];
  return (value) => {
    const sign = order(value);
    return sign === undefined ? "apart" : holds(sign);
  };
}

/** §9.6.1, IN: true when equal to one constant; types that cannot be compared are merely not equal. */
function membership(constants: readonly Constant[], encoding: Encoding): Judge {
  const texts = new Set(constants.flatMap((one) => (one.kind === "string" && encoding === "plain" ? [one.value] : [])));
  const orders = constants.flatMap((one) =>
    one.kind === "string" && encoding === "plain" ? [] : [ordering(one, encoding)],
  );
  return (value) => (typeof value === "string" && texts.has(value)) || orders.some((order) => order(value) === 0);
}

function ordering(constant: Constant, encoding: Encoding): Ordering {
  switch (constant.kind) {
    case "integer":
    case "float": {
      const wanted = constant.value;
      return (value) => (typeof value === "number" ? value - wanted : undefined);
    }
    case "boolean": {
      const wanted = constant.value;
      return (value) => (typeof value === "boolean" ? Number(value) - Number(wanted) : undefined);
    }
    case "timestamp": {
      const wanted = instantOf(constant.value)?.key ?? "";
      return (value) => {
        const key = typeof value === "string" ? instantOf(value)?.key : undefined;
        return key === undefined ? undefined : compareCodePoints(key, wanted);
      };
    }
    case "string":
      if (encoding === "plain") {
        const wanted = constant.value;
        return (value) => (typeof value === "string" ? compareCodePoints(value, wanted) : undefined);
      }
  }
  const wanted = constantOctets(constant);
  return (value) => {
    const octets = typeof value === "string" ? octetsOf(value, encoding) : undefined;
    return octets === undefined || wanted === undefined ? undefined : compareCodePoints(octets, wanted);
  };
}

function onText(encoding: Encoding, test: (text: string) => boolean): Judge {
  return (value) => {
    if (typeof value !== "string") return "apart";
    const text = encoding === "plain" ? value : octetsOf(value, encoding);
    return text === undefined ? "apart" : test(text);
  };
}

function subnet(constant: string, within: boolean): Judge {
  const wanted = subnetOf(constant);
  return (value) => {
    const found = typeof value === "string" ? subnetOf(value) : undefined;
    if (found === undefined || wanted === undefined) return "apart";
    return within ? contains(wanted, found) : contains(found, wanted);
  };
}
