const statusOfCode: Readonly<Record<string, number>> = {
  InvalidArgument: 400,
  InvalidReference: 400,
  ItemNotFound: 404,
  ItemAlreadyExists: 409,
  ApiNotFound: 404,
  InvalidOperation: 400,
  GeneralException: 500,
};

/** A failure that the client rethrows as `OfficeExtension.Error` with this code and message. */
export class RichApiError extends Error {
  override readonly name = "RichApiError";
  readonly code: string;
  /** `Range.values`: shown by the client as `debugInfo.errorLocation`. */
  readonly location: string;

  constructor(code: string, message: string, location = "") {
    super(message);
    this.code = code;
    this.location = location;
  }

  get status(): number {
    return statusOfCode[this.code] ?? 500;
  }

  at(location: string): RichApiError {
    return this.location === "" ? new RichApiError(this.code, this.message, location) : this;
  }
}

export const invalidArgument = (message: string): RichApiError => new RichApiError("InvalidArgument", message);

export const itemNotFound = (what: string, key: unknown): RichApiError =>
  new RichApiError("ItemNotFound", `There is no ${what} ${JSON.stringify(key)} in this workbook.`);

/** The add-in used a part of Excel's API that this host does not have. */
export const unknownMember = (className: string, member: string): RichApiError =>
  new RichApiError(
    "ApiNotFound",
    `${className}.${member} does not exist on the workbench's host. Add it under src/workbench/host/objects, or do without it.`,
    `${className}.${member}`,
  );
