import { limitedText } from "./limited-text";

/** Text that is not empty. Like every text it holds no NUL, at which the database would cut it off (our choice). */
export const plainText = limitedText({ min: 1, max: Infinity });
