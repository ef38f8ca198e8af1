import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { errorText } from "../base/error-text";
import { FineTuneError } from "../base/fine-tune-error";
import type { Catalogue } from "../contract/catalogue";
import type * as ReadCatalogue from "./read-catalogue";

/** Name of the file, beside `Pulumi.yaml`; to be committed like a lock file. */
export const catalogueFileName = "finetune.catalogue.json";

const projectFiles = ["Pulumi.yaml", "Pulumi.yml"];

/**
 * Where the catalogue of a program stands or would stand: beside the project's `Pulumi.yaml`, which is above the program's folder
 * where `main` names one; in the folder itself where there is no project.
 */
export function cataloguePath(programDirectory: string): string {
  for (let folder = programDirectory; ; folder = path.dirname(folder)) {
    if (projectFiles.some((name) => existsSync(path.join(folder, name)))) return path.join(folder, catalogueFileName);
    if (folder === path.dirname(folder)) return path.join(programDirectory, catalogueFileName);
  }
}

/**
 * The program's catalogue; `undefined` where there is none.
 * @throws FineTuneError `bad-catalogue`
 */
export function loadCatalogue(programDirectory: string): Catalogue | undefined {
  const file = cataloguePath(programDirectory);
  return existsSync(file) ? readCatalogueFile(file) : undefined;
}

/**
 * A catalogue from a file.
 * @throws FineTuneError `bad-catalogue`
 */
export function readCatalogueFile(file: string): Catalogue {
  // Loaded here, because it brings zod, which a check without a catalogue needs for nothing.
  const { readCatalogue } = require("./read-catalogue") as typeof ReadCatalogue;
  try {
    return readCatalogue(readFileSync(file, "utf8"));
  } catch (error) {
    throw new FineTuneError(`${file} is no catalogue: ${errorText(error)}`, {
      code: "bad-catalogue",
      nextStep: "Mend it, or take it away and run `finetune catalogue update`.",
      cause: error,
    });
  }
}
