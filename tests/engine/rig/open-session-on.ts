import { openBailianSession } from "../../../provider/clouds/bailian/session";
import { openQianfanSession } from "../../../provider/clouds/qianfan/session";
import type { CloudName } from "../../../provider/contract/keys";
import type { CloudSession } from "../../../provider/contract/session";
import { systemClock } from "../../../provider/base/clock";
import type { Clouds } from "./start-clouds";

/** The account as somebody reaches it who works beside Pulumi, for example in the cloud's console. */
export function openSessionOn(
  { url, environment }: Pick<Clouds, "url" | "environment">,
  cloud: CloudName,
): CloudSession {
  const common = { clock: systemClock, random: Math.random };
  if (cloud === "bailian") {
    return openBailianSession({ ...common, baseUrl: `${url}/api/v1`, apiKey: environment["DASHSCOPE_API_KEY"] });
  }
  const { QIANFAN_ACCESS_KEY: accessKey, QIANFAN_SECRET_KEY: secretKey } = environment;
  return openQianfanSession({ ...common, baseUrl: url, accessKey, secretKey });
}
