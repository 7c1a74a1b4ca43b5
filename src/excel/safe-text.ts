const READ_AS_FORMULA = /^[=+\-@\t\r]/;

/** Text from outside, for a cell: what Excel would take for a formula gets the apostrophe that makes it text and is not shown. */
export function safeText(text: string): string {
  return READ_AS_FORMULA.test(text) || text.startsWith("'") ? `'${text}` : text;
}
