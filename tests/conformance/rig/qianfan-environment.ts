import type { CloudsAddress } from "./clouds-address";

/** How the official clients of Qianfan learn where the cloud is; the Go client has a variable of its own. */
export function qianfanEnvironment(clouds: CloudsAddress): Readonly<Record<string, string>> {
  const { url, qianfanAccessKey, qianfanSecretKey } = clouds;
  return {
    QIANFAN_CONSOLE_API_BASE_URL: url,
    QIANFAN_CONSOLE_BASE_URL: url,
    QIANFAN_BASE_URL: url,
    QIANFAN_IAM_BASE_URL: url,
    QIANFAN_BEAR_TOKEN_URL: url,
    QIANFAN_ACCESS_KEY: qianfanAccessKey,
    QIANFAN_SECRET_KEY: qianfanSecretKey,
  };
}
