import { formsOfSecret } from "./forms-of-secret";

/** Something that a person, a log or a file keeps. */
export interface Place {
  readonly path: string;
  readonly text: string;
}

/** Where secrets stand that must not: each with its form and its place. Empty is good. */
export function findSecrets(secrets: readonly string[], places: readonly Place[]): string[] {
  return secrets.flatMap((secret) =>
    formsOfSecret(secret).flatMap((form) =>
      places.filter(({ text }) => text.includes(form)).map(({ path }) => `${form} in ${path}`),
    ),
  );
}
