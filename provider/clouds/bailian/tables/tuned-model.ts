/**
 * Ending of the model ID that a finished job gives: job ID of date, time and four hexadecimal digits (samples of
 * [get-fine-tuning-job-api]).
 */
export const tunedModel = /-ft-\d{12}-[0-9a-f]{4}$/;
