import { FineTuneError } from "../../base/fine-tune-error";
import { isRecord } from "../../base/is-record";
import { readJson } from "../../base/json";
import { clouds } from "../../clouds";
import type { Cloud } from "../../contract/cloud";
import type { Chat } from "../../ui/server/ask";

/** Where models of a cloud are asked, and how. */
export interface ChatRoute {
  /** Base URL for clients of OpenAI. */
  readonly baseUrl: string;
  /** Absent: there is none at hand. */
  readonly key: string | undefined;
}

/** Sends one call, and gives the answer as it comes. */
export type SendChat = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
) => Promise<Response>;

/** Asks models by the OpenAI-compatible route of their cloud. */
export function createChat(
  routeOf: (cloud: Cloud & Required<Pick<Cloud, "openAi">>) => ChatRoute,
  send: SendChat,
): Chat {
  return async (name, body, signal) => {
    const cloud = clouds.get(name);
    if (!hasRoute(cloud)) {
      throw new FineTuneError(`${cloud.title} has no route that clients of OpenAI can ask`, { code: "cannot-ask" });
    }
    const { baseUrl, key } = routeOf(cloud);
    if (key === undefined) throw noKey(cloud);
    const response = await answerOf(cloud, () =>
      send(`${baseUrl}/chat/completions`, { Authorization: `Bearer ${key}` }, body, signal),
    );
    if (response.ok) return response;
    throw await refused(cloud, response);
  };
}

function hasRoute(cloud: Cloud): cloud is Cloud & Required<Pick<Cloud, "openAi">> {
  return cloud.openAi !== undefined;
}

async function answerOf(cloud: Cloud, send: () => Promise<Response>): Promise<Response> {
  try {
    return await send();
  } catch (error) {
    const why = error instanceof Error ? error.message : "the request failed";
    throw new FineTuneError(`${cloud.title} did not answer: ${why}`, {
      code: "no-answer",
      nextStep: "`finetune doctor` says whether it can be reached.",
    });
  }
}

function noKey({ title, openAi, settings }: Cloud): FineTuneError {
  const variable = settings[openAi?.credential ?? ""]?.environment;
  return new FineTuneError(`${title}'s models are asked with an API key, of which there is none here`, {
    code: "missing-credentials",
    nextStep: variable === undefined ? "Ask them with a client of OpenAI and the key." : `Set ${variable}.`,
  });
}

/** Longest part of a refusal that is shown. */
const longestRefusal = 2_000;

async function refused(cloud: Cloud, response: Response): Promise<FineTuneError> {
  const text = (await response.text().catch(() => "")).slice(0, 64 * 1024);
  return new FineTuneError(`${cloud.title} answered ${response.status}: ${messageIn(text).slice(0, longestRefusal)}`, {
    code: "ask-refused",
    nextStep: "A deployment that is still coming up cannot be asked yet; else the cloud's words say what is wrong.",
  });
}

function messageIn(text: string): string {
  try {
    const answer = readJson(text);
    const inner = isRecord(answer) && isRecord(answer["error"]) ? answer["error"] : answer;
    return isRecord(inner) && typeof inner["message"] === "string" ? inner["message"] : text;
  } catch {
    return text;
  }
}
