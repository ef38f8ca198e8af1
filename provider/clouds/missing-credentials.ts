import { FineTuneError } from "../base/fine-tune-error";

/** The error for a cloud that cannot be called for want of a credential. */
export function missingCredentials(cloud: string, wanted: string, configKeys: readonly string[]): FineTuneError {
  return new FineTuneError(`no credentials for ${cloud}: ${wanted} not set`, {
    code: "missing-credentials",
    nextStep:
      `Set ${configKeys.map((key) => `\`pulumi config set --secret finetune:${key} …\``).join(" and ")}, or the environment ` +
      "variables; to rehearse without an account, `pulumi config set finetune:endpoint embedded`.",
  });
}
