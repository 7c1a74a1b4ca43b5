import { translateHostError } from "./sheet-error.ts";

/** Runs a batch in Excel; what Excel refuses comes back as a `SheetError`. */
export async function runExcel<Result>(batch: (context: Excel.RequestContext) => Promise<Result>): Promise<Result> {
  try {
    return await Excel.run(batch);
  } catch (error) {
    throw translateHostError(error);
  }
}

/** Sends what is queued, between two blocks of a long write. */
export async function flush(context: Excel.RequestContext): Promise<void> {
  await context.sync();
}
