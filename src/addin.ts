import { registerCommands } from "./commands/register.ts";
import { registerFunctions } from "./functions/register.ts";

/** Functions first: Excel waits for them with every formula of the workbook, and for nothing else here. */
registerFunctions();

const session = Office.onReady().then(startPane);
registerCommands({ refreshLinkedTables: async () => (await session).refreshAll() });

async function startPane() {
  const element = document.getElementById("pane")!;
  try {
    const [pane, { showNewerData }] = await Promise.all([
      import("./taskpane/pane.tsx"),
      import("./commands/newer-data-button.ts"),
    ]);
    showNewerData();
    return pane.startPane(element);
  } catch (error) {
    element.textContent =
      "窗格未能加载，公式不受影响。请检查网络后重新打开窗格。 The pane could not be loaded; formulas are not affected. Check the network, then open it again.";
    throw error;
  }
}
