import { systemClock } from "../../base/clock";
import { catalogueFileName } from "../../catalogue/catalogue-file";
import { findSection } from "../../catalogue/find-section";
import { clouds } from "../../clouds";
import type { CliContext } from "../cli-context";
import type { DoctorFinding } from "./doctor-finding";

const dayMs = 24 * 60 * 60 * 1000;
/** Catalogues change monthly: a season is as old as models and prices may be. */
const mostDays = 90;

/**
 * How old what is known of models and prices is: of the catalogue where it has a section, else of the tables; and of what serves,
 * which no catalogue tells.
 */
export function catalogueFindings({ settings }: CliContext): DoctorFinding[] {
  return clouds.all.flatMap(({ name, models, prices }) => {
    const site = settings.sites[name];
    const section = findSection(settings.catalogue ?? [], name, site);
    const date = section?.date ?? models?.().date;
    const from = section === undefined ? "tables of this version" : catalogueFileName;
    const hourly = prices?.(site?.region)?.hourly?.date;
    return [
      ...(date === undefined ? [] : [judged(`models of ${name}`, from, date, renewal)]),
      ...(hourly === undefined ? [] : [judged(`hourly prices of ${name}`, "tables of this version", hourly, own)]),
    ];
  });
}

const renewal = `Run \`finetune catalogue update\` and commit ${catalogueFileName}; where there is no network, give it a file with --from.`;
const own =
  "Read the console's prices before you deploy, and give them with `finetune:prices`, or take a newer version.";

function judged(subject: string, from: string, date: string, wayOut: string): DoctorFinding {
  const says = `${from}, ${date}`;
  const days = Math.floor((systemClock.now() - Date.parse(date)) / dayMs);
  if (days <= mostDays) return { subject, level: "ok", says };
  return { subject, level: "warning", says: `${says}: ${days} days old; models and prices change monthly`, wayOut };
}
