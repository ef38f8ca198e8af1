/** Resources of one part of a deployment. */
interface TemplateRole {
  readonly model_unit_spec: string;
  /** Units of one instance, that is `base_capacity`: a capacity is a multiple of it. */
  readonly capacity_unit_per_instance: number;
}

/** How a model can be deployed by model units. */
export interface DeploymentTemplate {
  readonly template_id: string;
  readonly template_name: string;
  /** `SEPERATED`, spelt so: first token and further ones are computed on different instances, each with a capacity. */
  readonly template_type: "COUPLED" | "SEPERATED";
  readonly template_version: string;
  readonly template_desc: string;
  readonly roles:
    { readonly unified: TemplateRole } | { readonly prefill: TemplateRole; readonly decode: TemplateRole };
}

const role = (spec: string, units: number): TemplateRole => ({
  model_unit_spec: spec,
  capacity_unit_per_instance: units,
});

const unified = (spec: string, units: number, name: string): DeploymentTemplate => ({
  template_id: spec,
  template_name: name,
  template_type: "COUPLED",
  template_version: "v1",
  template_desc: `${spec}, multiples of ${units}`,
  roles: { unified: role(spec, units) },
});

/** Templates of every text model; the page lists them by model. The smallest comes first. */
export const deploymentTemplates: readonly DeploymentTemplate[] = [
  unified("MU5", 1, "单机部署-轻量推理型"),
  unified("MU1", 4, "单机部署-标准推理型"),
  unified("MU2", 8, "单机部署-高性能推理型"),
  {
    template_id: "MU1-PD",
    template_name: "PD分离部署-标准推理型",
    template_type: "SEPERATED",
    template_version: "v1",
    template_desc: "MU1, multiples of 4 for each role",
    roles: { prefill: role("MU1", 4), decode: role("MU1", 4) },
  },
];
