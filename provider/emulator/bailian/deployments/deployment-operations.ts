import type { Operation } from "../call";
import { createDeployment, createDeploymentMarks } from "./create-deployment";
import { deleteDeployment } from "./delete-deployment";
import { deploymentMarks } from "./deployment-marks";
import { getDeployment } from "./get-deployment";
import { listDeployableModels } from "./deployable-models";
import { listDeployments } from "./list-deployments";
import { scaleDeployment, updateDeployment } from "./change-deployment";

const surface = "native";

/** The calls about deployments. The literal path comes before the one with a name. */
export const deploymentOperations: readonly Operation[] = [
  {
    name: "ListDeployableModels",
    method: "GET",
    path: "/deployments/models",
    surface,
    answer: listDeployableModels,
    ...deploymentMarks.models,
  },
  {
    name: "CreateDeployment",
    method: "POST",
    path: "/deployments",
    surface,
    answer: createDeployment,
    ...createDeploymentMarks,
  },
  {
    name: "ListDeployments",
    method: "GET",
    path: "/deployments",
    surface,
    answer: listDeployments,
    ...deploymentMarks.list,
  },
  {
    name: "GetDeployment",
    method: "GET",
    path: "/deployments/:deployed_model",
    surface,
    answer: getDeployment,
    ...deploymentMarks.get,
  },
  {
    name: "DeleteDeployment",
    method: "DELETE",
    path: "/deployments/:deployed_model",
    surface,
    answer: deleteDeployment,
    ...deploymentMarks.delete,
  },
  {
    name: "ScaleDeployment",
    method: "PUT",
    path: "/deployments/:deployed_model/scale",
    surface,
    answer: scaleDeployment,
    ...deploymentMarks.scale,
  },
  {
    name: "UpdateDeployment",
    method: "PUT",
    path: "/deployments/:deployed_model/update",
    surface,
    answer: updateDeployment,
    ...deploymentMarks.update,
  },
];
