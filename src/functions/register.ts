import { createCustomFunctions } from "./table.ts";

/** Set of the first Excel that takes data types, and with them formatted numbers, from a custom function. */
const DATA_TYPES = "1.16";

/** Makes the functions known to the host. Call it first: until then every formula of the workbook waits. */
export function registerFunctions(): void {
  const display = { language: "en" as "zh" | "en", formattedNumbers: false };
  for (const { id, run } of createCustomFunctions(display)) CustomFunctions.associate(id, run);
  void Office.onReady(() => {
    display.language = Office.context.displayLanguage.toLowerCase().startsWith("zh") ? "zh" : "en";
    display.formattedNumbers = Office.context.requirements.isSetSupported("ExcelApi", DATA_TYPES);
  });
}
