import { systemClock } from "../../base/clock";
import { catalogueFileName } from "../../catalogue/catalogue-file";
import { findSection } from "../../catalogue/find-section";
import { clouds } from "../../clouds";
import type { CliContext } from "../cli-context";
import type { DoctorFinding } from "./doctor-finding";

const dayMs = 24 * 60 * 60 * 1000;
/** Catalogues change monthly: a season is as old as models and prices may be. */
const mostDays = 90;

/** How old what is known of models and prices is, of the catalogue where it has a section, else of the tables. */
export function catalogueFindings({ settings }: CliContext): DoctorFinding[] {
  return clouds.all.flatMap(({ name, models }): DoctorFinding[] => {
    const section = findSection(settings.catalogue ?? [], name, settings.sites[name]);
    const date = section?.date ?? models?.().date;
    if (date === undefined) return [];
    const subject = `models of ${name}`;
    const says = `${section === undefined ? "tables of this version" : catalogueFileName}, ${date}`;
    const days = Math.floor((systemClock.now() - Date.parse(date)) / dayMs);
    if (days <= mostDays) return [{ subject, level: "ok", says }];
    const wayOut = `Run \`finetune catalogue update\` and commit ${catalogueFileName}; where there is no network, give it a file with --from.`;
    return [
      {
        subject,
        level: "warning",
        says: `${says}: ${days} days old; models, methods and prices change monthly`,
        wayOut,
      },
    ];
  });
}
