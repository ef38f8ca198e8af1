import { CheckRequest } from "@pulumi/pulumi/proto/provider_pb";
import type { KindDeclaration } from "../contract/kinds/declaration";
import { readMeta } from "../front/meta";
import type { Properties } from "./protocol";

/** Arguments with the name that they are given, or why they must have one. */
export interface Named {
  readonly news: Properties;
  readonly failures: readonly { readonly property: string; readonly reason: string }[];
}

/**
 * The name that the stack's autonaming configuration (`pulumi:autonaming`) gives a new resource, as the argument that names it. One
 * that stands keeps what it has. Without such configuration the name is ours, which needs nothing random: it ends in the token.
 */
export function withAutoName(
  { naming }: KindDeclaration,
  request: CheckRequest,
  olds: Properties,
  news: Properties,
): Named {
  if (naming === undefined || news[naming.name] != null) return { news, failures: [] };
  const { autoName = proposed(request, "__meta" in olds) } = readMeta(olds);
  if (autoName === undefined) return { news, failures: [] };
  if (autoName === "disabled") {
    const reason = `\`${naming.name}\` is required: the stack's configuration \`pulumi:autonaming\` turns automatic names off`;
    return { news, failures: [{ property: naming.name, reason }] };
  }
  const { name, isExact } = autoName;
  const exact = isExact ? { [naming.exact]: true } : {};
  return { news: { ...exact, ...news, [naming.name]: name, __meta: { ...readMeta(news), autoName } }, failures: [] };
}

function proposed(request: CheckRequest, stands: boolean): { name: string; isExact: boolean } | "disabled" | undefined {
  const wish = request.getAutonaming();
  if (wish === undefined || stands) return undefined;
  const { PROPOSE, ENFORCE, DISABLE } = CheckRequest.AutonamingOptions.Mode;
  switch (wish.getMode()) {
    case PROPOSE:
      return { name: wish.getProposedName(), isExact: false };
    case ENFORCE:
      return { name: wish.getProposedName(), isExact: true };
    case DISABLE:
      return "disabled";
  }
}
