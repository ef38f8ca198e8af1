import { printableLine } from "../../base/printable";
import { formatDuration } from "../../base/duration";
import { clouds } from "../../clouds";
import { describeMoney } from "../../prices/describe-money";
import { groupDigits } from "../../tokens/group-digits";
import { nameOf, type RunRecord } from "./read-run";
import { describeSeries, seriesOf, shortLoss } from "./series";
import { sparkline } from "./sparkline";

const sparkColumns = 40;

/**
 * A card of a run's model as Markdown, made to be attached to a pull request.
 * @param picture file name of the curve beside it
 */
export function reportPage(run: RunRecord, picture: string | undefined): string {
  const { id, job, cost, resource, block, data, versions, deployments } = run;
  const { hyperParameters, ...rest } = block;
  const tookMs = Date.parse(job.finishedAt ?? "") - Date.parse(job.createdAt ?? "");
  const facts = [
    ["Job", code(id)],
    ["Cloud", clouds.get(job.cloud).title],
    ["Status", job.error === undefined ? job.status : `${job.status}: ${code(job.error.message)}`],
    ["Base model", code(job.baseModel)],
    ["Model", code(job.finetunedOutput)],
    ["Submitted", job.createdAt],
    ["Took", Number.isFinite(tookMs) ? formatDuration(tookMs) : undefined],
    ["Tokens billed", job.trainedTokens === undefined ? undefined : groupDigits(job.trainedTokens)],
    ["Cost by list price", cost && `${describeMoney(cost.amount, cost.currency)} (${printableLine(cost.priceSource)})`],
    ["Resource", code(resource)],
  ].flatMap(([name, value]) => (value === undefined ? [] : [[name ?? "", value]]));
  return (
    [
      `# ${code(nameOf(run)) ?? ""}`,
      table(["", ""], facts),
      ...curveOf(run, picture),
      ...section(
        "Metrics",
        ["Metric", "Value"],
        Object.entries(job.metrics ?? {}).map(([name, value]) => [code(name), value]),
      ),
      ...section(
        "Checkpoints",
        ["Step", "Name", "Validation loss", "Perplexity"],
        (job.checkpoints ?? []).map(({ step, name, loss, perplexity }) => [step, code(name), loss, perplexity]),
      ),
      ...section("Hyperparameters", ["Name", "Value"], argumentsOf(hyperParameters)),
      ...section("Other arguments", ["Name", "Value"], argumentsOf(rest)),
      ...section(
        "Data",
        ["ID", "Resource", "Rows", "Tokens", "Hash"],
        data.map((one) => [code(one.id), code(one.resource), one.rows, one.tokens, code(one.hash)]),
      ),
      "## Lineage",
      [
        ...data.map((one) => `data ${code(one.id) ?? ""}`),
        `job ${code(id) ?? ""}`,
        ...versions.map(
          ({ modelId, step }) => `version ${code(modelId) ?? ""}${step === undefined ? "" : ` of step ${step}`}`,
        ),
        ...deployments.map((one) => `deployment ${code(one.id) ?? ""} of ${code(one.model) ?? ""}, ${one.status}`),
      ]
        .map((line) => `- ${line}`)
        .join("\n"),
      "",
    ]
      .join("\n\n")
      .trimEnd() + "\n"
  );
}

function curveOf({ id, curve }: RunRecord, picture: string | undefined): string[] {
  const series = seriesOf([{ id, curve }]);
  if (series.length === 0) return [];
  const lines = series.map((one) => {
    const losses = one.points.map(([, loss]) => loss);
    const from = shortLoss(losses[0] ?? 0);
    return `- ${one.kind} loss \`${sparkline(losses, sparkColumns)}\` from ${from} to ${describeSeries(one)}`;
  });
  return ["## Losses", lines.join("\n"), ...(picture === undefined ? [] : [`![Losses](${encodeURI(picture)})`])];
}

function argumentsOf(block: unknown): (string | undefined)[][] {
  return Object.entries(block ?? {}).map(([name, value]) => [code(name), code(value)]);
}

type Cell = string | number | undefined;

function section(title: string, head: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  return rows.length === 0 ? [] : [`## ${title}`, table(head, rows)];
}

function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]) => `| ${cells.map((cell) => cell ?? "").join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Words of others as code, which Markdown does not read: no mention, no link, no tag. */
function code(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return `\`${printableLine(text).replace(/`/g, "'").replace(/\|/g, "\\|")}\``;
}
