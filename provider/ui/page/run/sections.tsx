import type { CurvePoint, DeploymentRow, RunCheckpoint, RunData, RunDetail, RunEvent } from "../../contract";
import { Card } from "../shell/card";
import { Copy } from "../shell/copy";
import { useLocale } from "../use-locale";
import { writeValue } from "../write-value";

interface CheckpointsProps {
  readonly checkpoints: readonly RunCheckpoint[];
  readonly curve: readonly CurvePoint[];
}

/** Checkpoints, with the chosen one and why. What the cloud tells of a step and not of its checkpoint stands there too. */
export function Checkpoints({ checkpoints, curve }: CheckpointsProps) {
  const { say, format } = useLocale();
  const at = new Map(curve.map((point) => [point.step, point]));
  return (
    <Card title={say("checkpoints")}>
      {checkpoints.length === 0 ? (
        <p class="none">{say("noCheckpoints")}</p>
      ) : (
        <div class="scroll" tabindex={0} role="region" aria-label={say("checkpoints")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say("checkpoint")}</th>
                <th scope="col">{say("x_step")}</th>
                <th scope="col">{say("loss")}</th>
                <th scope="col">{say("validation")}</th>
              </tr>
            </thead>
            <tbody>
              {checkpoints.map(({ name, step, epoch, loss, validationLoss, modelId, chosen }) => (
                <tr key={name} class={chosen === undefined ? "" : "is-chosen"}>
                  <th scope="row" title={modelId}>
                    {name}
                    {chosen !== undefined && <span class="why">{chosen}</span>}
                  </th>
                  <td>
                    {step === undefined
                      ? epoch === undefined
                        ? "–"
                        : `${say("x_epoch")} ${format.whole(epoch)}`
                      : format.whole(step)}
                  </td>
                  <td>{format.loss(loss ?? (step === undefined ? undefined : at.get(step)?.loss))}</td>
                  <td>
                    {format.loss(validationLoss ?? (step === undefined ? undefined : at.get(step)?.validationLoss))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

/** Names and values as the cloud tells them. */
export function KeyValues({
  title,
  values,
  empty,
}: {
  readonly title: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly empty: string;
}) {
  const entries = Object.entries(values);
  return (
    <Card title={title}>
      {entries.length === 0 ? (
        <p class="none">{empty}</p>
      ) : (
        <dl class="pairs">
          {entries.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{writeValue(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
}

/** What it is trained on. */
export function Data({ data }: { readonly data: readonly RunData[] }) {
  const { say, format } = useLocale();
  return (
    <Card title={say("data")}>
      {data.length === 0 && <p class="none">{say("noData")}</p>}
      {data.map(({ id, role, name, rows, bytes, tokens, hash }) => (
        <div class="data" key={`${role} ${id}`}>
          <p class="data-head">
            <span class="tag">{say(role)}</span> <span class="data-name">{name ?? id}</span>
            <Copy text={id} label={say("copyId")} />
          </p>
          <p class="muted">
            {[
              rows === undefined ? "" : say("rows", { count: format.whole(rows) }),
              tokens === undefined ? "" : say("tokensOf", { count: format.count(tokens) }),
              bytes === undefined ? "" : format.bytes(bytes),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
          {hash !== undefined && <code class="hash">{hash}</code>}
        </div>
      ))}
    </Card>
  );
}

/** What happened to it, in its order. */
export function Timeline({ events }: { readonly events: readonly RunEvent[] }) {
  const { say, format } = useLocale();
  return (
    <Card title={say("timeline")}>
      {events.length === 0 ? (
        <p class="none">{say("noTimeline")}</p>
      ) : (
        <ol class="timeline">
          {events.map(({ time, what, detail }, index) => (
            <li key={index} data-what={what}>
              <time dateTime={time}>{format.time(time)}</time>
              <span>
                <b>{say(`event_${what}`)}</b>
                {detail !== undefined && <span class="muted"> {detail}</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

/** What serves its model. */
export function RunDeployments({ deployments }: { readonly deployments: readonly DeploymentRow[] }) {
  const { say, format } = useLocale();
  if (deployments.length === 0) return null;
  return (
    <Card title={say("deployments")}>
      <ul class="plain">
        {deployments.map(({ id, name, cloudStatus, pricePerHour }) => (
          <li key={id}>
            <a href="#/deployments">{name === "" ? id : name}</a>{" "}
            <span class="muted">
              {cloudStatus}
              {pricePerHour !== undefined && ` · ${say("perHour", { price: format.money(pricePerHour) })}`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** How a program, a command and a client of HTTP take hold of it. */
export function Snippets({ snippets }: { readonly snippets: RunDetail["snippets"] }) {
  const { say } = useLocale();
  return (
    <Card title={say("takeHold")}>
      {(["get", "import", "curl"] as const).map((kind) => {
        const text = snippets[kind];
        const name = say(`snippet_${kind}`);
        if (text === undefined) return null;
        return (
          <div class="snippet" key={kind}>
            <p>
              {name} <Copy text={text} label={say("copyWhat", { what: name })} />
            </p>
            <pre tabindex={0} role="region" aria-label={name}>
              {text}
            </pre>
          </div>
        );
      })}
    </Card>
  );
}
