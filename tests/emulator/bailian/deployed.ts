import { minuteMs, type Answer, type Output, type TestBailian } from "../start-bailian";

/** A model that a finished job has made. */
export async function tunedModel(bailian: TestBailian, changes: object = {}): Promise<string> {
  const { job_id: jobId } = await bailian.newJob({ training_type: "efficient_sft", ...changes });
  bailian.clock.advance(60 * minuteMs);
  return String((await bailian.job(jobId))["finetuned_output"]);
}

/** Deploys a model; the answer, whatever it is. */
export function deploy(bailian: TestBailian, model: string, changes: object = {}): Promise<Answer> {
  return bailian.call("POST", "/deployments", { model_name: model, plan: "lora", capacity: 1, ...changes });
}

/** Deploys a model and lets it come up; its name. */
export async function deployed(bailian: TestBailian, model: string, changes: object = {}): Promise<string> {
  const { status, output, body } = await deploy(bailian, model, changes);
  if (status !== 200) throw new Error(JSON.stringify(body));
  bailian.clock.advance(11 * minuteMs);
  return String(output["deployed_model"]);
}

/** The deployment object as it is now. */
export async function deployment(bailian: TestBailian, name: string): Promise<Output> {
  const { status, output, body } = await bailian.call("GET", `/deployments/${name}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return output;
}

/** Members by name, for comparisons. */
export function pick(object: Readonly<Record<string, unknown>>, ...names: string[]): unknown[] {
  return names.map((name) => object[name]);
}
