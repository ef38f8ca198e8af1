import { client, fieldsFrom, ours } from "../../provenance/provenance";
import { invalidParameter } from "../refusals";
import { zuluTime } from "../times";
import { authenticate } from "../authentication/verify-request";
import type { InferenceOperation } from "./inference-operation";
import { makeBearerToken } from "./temporary-token";

const sdk = client("the Python SDK");

/** Gives a token for V2's routes to who signs with the access key. */
export const bearerToken: InferenceOperation = {
  name: "BCE-BEARER/token",
  method: "GET",
  path: "/v1/BCE-BEARER/token",
  errors: "gateway",
  source: sdk,
  rules: {
    "signed as a console call": sdk,
    "expireInSeconds is a whole number above 0": ours("not stated"),
    "the token has the form of an API key": ours("its form is not stated"),
  },
  requestFields: fieldsFrom(sdk, "expireInSeconds"),
  answerFields: [
    ...fieldsFrom(sdk, "token", "createTime", "expireTime"),
    ...fieldsFrom(ours("that it works"), "status"),
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
