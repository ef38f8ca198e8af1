import { refusals } from "../answer/refusals";

/** The parts of a multipart body; a body that is none is refused. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw refusals.invalidParameter("The request body must be multipart/form-data.");
  }
}

/** A part that is text; undefined when it is missing or a file. */
export function textField(form: FormData, name: string): string | undefined {
  const part = form.get(name);
  return typeof part === "string" ? part : undefined;
}
