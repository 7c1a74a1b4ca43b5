import { oneOf } from "../arguments.ts";
import type { Book } from "../book.ts";
import type { HostClass } from "../host-object.ts";
import { invalidArgument } from "../rich-api-error.ts";

export const applicationClass: HostClass<Book> = {
  name: "Application",
  properties: {
    CalculationMode: {
      get: () => "Automatic",
      set: (_book, mode) => {
        if (oneOf(mode, "calculationMode", ["Automatic", "AutomaticExceptTables", "Manual"]) === "Automatic") return;
        throw invalidArgument("The workbench always calculates automatically.");
      },
    },
    CalculationState: { get: () => "Done" },
  },
  methods: {
    Calculate: async (book, type) => {
      oneOf(type ?? "Recalculate", "calculationType", ["Recalculate", "Full", "FullRebuild"]);
      await (await book.grid()).recalculate();
    },
    // The grid draws and calculates once an action is done, so there is nothing to hold back.
    SuspendScreenUpdatingUntilNextSync: () => undefined,
    SuspendApiCalculationUntilNextSync: () => undefined,
  },
};
