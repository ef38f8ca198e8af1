import { FineTuneError } from "../../base/fine-tune-error";

/** Where calls go. */
export interface BaseUrl {
  /** Without a slash at the end. */
  readonly href: string;
  /** Scheme, host and port. */
  readonly origin: string;
}

/**
 * Reads a configured base URL; a slash at its end does not matter.
 * @throws FineTuneError `invalid-base-url` when it is no http or https URL, or one with a user name or password, which
 * would take the place of the cloud's own credentials.
 */
export function readBaseUrl(title: string, text: string): BaseUrl {
  const url = parse(text);
  if (url && ["http:", "https:"].includes(url.protocol) && !url.username && !url.password) {
    return { href: url.origin + url.pathname.replace(/(?<!\/)\/+$/, ""), origin: url.origin };
  }
  // The text is not repeated: it may be a key that went into the wrong setting.
  throw new FineTuneError(`The base URL of ${title} is no http or https URL, or it holds a password`, {
    code: "invalid-base-url",
    nextStep: "Set the base URL to the cloud's endpoint, or leave it out for the public one.",
  });
}

function parse(text: string): URL | undefined {
  try {
    return new URL(text.trim());
  } catch {
    return undefined;
  }
}
