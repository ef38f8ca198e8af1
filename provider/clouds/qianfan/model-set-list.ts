import { z } from "zod";
import { identifier } from "../http/identifier";
import { optionalText } from "../http/optional-members";
import { anyPage } from "./any-list";

const listed = z.object({ modelSetId: identifier, modelSetName: optionalText });

/** One page of model sets; no page and no client says what the answer looks like. */
export const modelSetPageAnswer = anyPage(listed);

/** A model set as the list has it. */
export type ListedModelSet = z.infer<typeof listed>;
