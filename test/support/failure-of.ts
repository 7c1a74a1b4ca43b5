/** The error with which the add-in's request was refused. */
export async function failureOf(attempt: Promise<unknown>): Promise<OfficeExtension.Error> {
  try {
    await attempt;
  } catch (error) {
    return error as OfficeExtension.Error;
  }
  throw new Error("the request was not refused");
}
