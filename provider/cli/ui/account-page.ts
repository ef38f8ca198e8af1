import { systemClock } from "../../base/clock";
import { clouds } from "../../clouds";
import { axiosExchange } from "../../clouds/http/axios-exchange";
import { createRedactor } from "../../clouds/http/redactor";
import { streamAnswer } from "../../clouds/http/stream-answer";
import { own } from "../../base/own";
import { openConfigured } from "../../configuration/open-configured";
import { settingRows } from "../../configuration/settings-table";
import { builtAssets, readAssets } from "../../ui/server/assets";
import { pageControl, type ControlCall } from "../../ui/server/control";
import { problemOf } from "../../ui/server/problem";
import { createRunPage, type RunPage, type RunPageOptions } from "../../ui/server/run-page";
import type { CliContext } from "../cli-context";
import { openSessions } from "../open-sessions";
import { createChat } from "./chat";

/** Bounds of a call to the control of simulated clouds; a journal may be long. */
const controlLimits = { connectTimeoutMs: 5_000, maxAnswerBytes: 64 * 2 ** 20, freshConnection: false };
const controlTimeoutMs = 20_000;

/** The page over accounts that are reached over the network: real ones, which it only reads, or those of a server of simulated clouds. @throws FineTuneError `no-credentials` */
export function accountPage(cli: CliContext, holdings: Pick<RunPageOptions, "stacks" | "readHoldings">): RunPage {
  const { settings, sessions } = cli;
  const { opened, refused } = openConfigured((cloud) => sessions.open(cloud));
  // Says which keys are missing.
  if (opened.length === 0) openSessions(cli, undefined, () => undefined);
  const { endpoint } = settings;
  return createRunPage({
    ...holdings,
    clouds,
    clock: systemClock,
    isSimulated: endpoint.kind !== "real",
    sessions: opened,
    leftOut: refused.map((error) => problemOf(error)),
    prices: settings,
    pollIntervalMs: settings.pollIntervalMs,
    ...(endpoint.kind === "server" ? { control: pageControl(controlOf(endpoint.url)) } : {}),
    chat: createChat(({ name, openAi, addressOn }) => {
      const server = withoutEnd(settings.clouds[name]?.baseUrl ?? "", addressOn(""));
      return { baseUrl: `${server}${openAi.path}`, key: credential(cli, openAi.credential) };
    }, streamAnswer),
    redact: createRedactor(secretsOf(cli)),
    assets: readAssets(builtAssets()),
  });
}

/** The address of a server without the part of the path that only one kind of its calls has. */
function withoutEnd(url: string, end: string): string {
  return end !== "" && url.endsWith(end) ? url.slice(0, -end.length) : url;
}

/** As settings read it: the environment before the configuration. */
function credential({ configuration }: CliContext, name: string): string | undefined {
  const row = own(settingRows(), name);
  return row && (process.env[row.environment] || configuration.values.get(`finetune:${name}`) || undefined);
}

function secretsOf(cli: CliContext): string[] {
  const names = Object.entries(settingRows()).flatMap(([name, { isCredential }]) => (isCredential ? [name] : []));
  return names.flatMap((name) => credential(cli, name) ?? []);
}

function controlOf(url: string): ControlCall {
  return async (method, path, body) => {
    const content = body === undefined ? undefined : JSON.stringify(body);
    const request = {
      method,
      url: new URL(`${url}/_emulator/${path}`),
      headers: { "Content-Type": "application/json" },
      ...(content === undefined ? {} : { body: { contentType: "application/json", content } }),
    };
    return axiosExchange(request, controlLimits, AbortSignal.timeout(controlTimeoutMs));
  };
}
