import { z } from "zod";
import { readJson } from "../base/json";
import { axiosExchange } from "../clouds/http/axios-exchange";
import type { Settings } from "../configuration/settings";

const timeoutMs = 5_000;
const limits = { connectTimeoutMs: timeoutMs, maxAnswerBytes: 64 * 1024, freshConnection: true };
const clock = z.object({ simulatedNow: z.iso.datetime() });

/** Now on the clouds' clock, in milliseconds since the Unix epoch; `undefined` where simulated clouds do not tell theirs. */
export async function cloudTime({ endpoint }: Settings): Promise<number | undefined> {
  if (endpoint.kind === "real") return Date.now();
  try {
    const text = endpoint.kind === "server" ? await askServer(endpoint.url) : await askEmbedded(endpoint);
    return Date.parse(clock.parse(readJson(text)).simulatedNow);
  } catch {
    // Only ages hang on it: whatever else is wrong with the clouds, their own calls tell better.
    return undefined;
  }
}

/** As every call goes: no redirect is followed, and no more is read than a clock has to say. */
async function askServer(url: string): Promise<string> {
  const request = { method: "GET", url: new URL(`${url}/_emulator/clock`), headers: {} } as const;
  return (await axiosExchange(request, limits, AbortSignal.timeout(timeoutMs))).text;
}

async function askEmbedded(endpoint: Extract<Settings["endpoint"], { kind: "embedded" }>): Promise<string> {
  const { openEmbeddedClouds } =
    require("../configuration/embedded-clouds") as typeof import("../configuration/embedded-clouds");
  return (await openEmbeddedClouds(endpoint)(new Request("http://embedded/_emulator/clock"))).text();
}
