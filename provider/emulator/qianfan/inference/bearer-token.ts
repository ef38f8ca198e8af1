import { fieldsFrom } from "../../marks/fields-from";
import { invalidParameter } from "../answer/invalid-parameter";
import { zuluTime } from "../format/zulu-time";
import { authenticate } from "../routing/authenticate";
import type { InferenceOperation } from "./inference-operation";
import { makeBearerToken } from "./temporary-token";

const client = { kind: "client", reference: "the Python SDK" } as const;

/** Gives a token for V2's routes to who signs with the access key. */
export const bearerToken: InferenceOperation = {
  name: "BCE-BEARER/token",
  method: "GET",
  path: "/v1/BCE-BEARER/token",
  errors: "gateway",
  source: client,
  rules: [
    { rule: "signed as a console call", source: client },
    {
      rule: "expireInSeconds is a whole number above 0",
      source: { kind: "our choice", reference: "not stated" },
    },
    {
      rule: "the token has the form of an API key",
      source: { kind: "our choice", reference: "its form is not stated" },
    },
  ],
  requestFields: [...fieldsFrom(client, "expireInSeconds")],
  answerFields: [
    ...fieldsFrom(client, "token", "createTime", "expireTime"),
    ...fieldsFrom({ kind: "our choice", reference: "that it works" }, "status"),
  ],
  answer: ({ context, request }) => {
    if (context.settings.authenticate) authenticate(context, request);
    const lasts = new URL(request.url).searchParams.get("expireInSeconds") ?? "";
    if (!/^[1-9]\d{0,8}$/.test(lasts)) throw invalidParameter("expireInSeconds");
    const now = context.world.wallNow();
    const expiresAtSeconds = Math.floor(now / 1000) + Number(lasts);
    return Response.json({
      token: makeBearerToken(context.credentials, expiresAtSeconds),
      status: "enable",
      createTime: zuluTime(now),
      expireTime: zuluTime(expiresAtSeconds * 1000),
    });
  },
};
