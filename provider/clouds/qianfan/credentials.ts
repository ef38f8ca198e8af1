import { requireKeyForm } from "../key-form";
import { missingCredentials } from "../missing-credentials";

/** Any key will do where no one checks it. */
const embeddedKeys = { accessKey: "ALTAKembedded", secretKey: "embedded-clouds-need-no-secret" };

const apiKey = [
  /^bce-v3\//,
  "an API key for inference (bce-v3/…): training takes an access key and its secret key",
] as const;

/** What people set in the place of the keys; access keys begin so [njwvz1yfu]. */
const misplaced = {
  access: [apiKey],
  secret: [apiKey, [/^ALTAK/, "an access key (ALTAK…): the two may be in each other's place"]],
} as const;

interface GivenCredentials {
  readonly accessKey?: string | undefined;
  readonly secretKey?: string | undefined;
  readonly endpoint?: string | undefined;
}

/**
 * The keys of an account; embedded clouds need none.
 * @throws FineTuneError `missing-credentials`, and where one is what belongs elsewhere
 */
export function credentialsOf(options: GivenCredentials): { accessKey: string; secretKey: string } {
  const { accessKey, secretKey, endpoint } = options;
  if (accessKey !== undefined && secretKey !== undefined) {
    if (endpoint !== "embedded") {
      requireKeyForm(
        { environment: "QIANFAN_ACCESS_KEY", setting: "qianfanAccessKey", value: accessKey },
        misplaced.access,
      );
      requireKeyForm(
        { environment: "QIANFAN_SECRET_KEY", setting: "qianfanSecretKey", value: secretKey },
        misplaced.secret,
      );
    }
    return { accessKey, secretKey };
  }
  if (endpoint === "embedded") return { ...embeddedKeys, ...(accessKey === undefined ? {} : { accessKey }) };
  throw missingCredentials("Qianfan", "QIANFAN_ACCESS_KEY and QIANFAN_SECRET_KEY are", [
    "qianfanAccessKey",
    "qianfanSecretKey",
  ]);
}
