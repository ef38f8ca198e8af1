import { limitedText } from "../limited-text";

/** Name of a dataset; its limit is our choice, since no page states one. */
export const datasetName = limitedText({ min: 1, max: 100 });
