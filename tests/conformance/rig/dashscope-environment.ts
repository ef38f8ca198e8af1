import type { CloudsAddress } from "./clouds-address";

/** How both generations of the Python client of Bailian learn where the cloud is. */
export function dashscopeEnvironment({ url, dashscopeApiKey }: CloudsAddress): Readonly<Record<string, string>> {
  return {
    DASHSCOPE_HTTP_BASE_URL: `${url}/api/v1`,
    DASHSCOPE_BASE_URL: `${url}/api/v1`,
    DASHSCOPE_COMPATIBLE_BASE_URL: `${url}/compatible-mode/v1`,
    DASHSCOPE_API_KEY: dashscopeApiKey,
  };
}
