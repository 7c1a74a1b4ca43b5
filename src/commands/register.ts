/** What the ribbon can ask for; true where all of it was done. */
export interface Actions {
  readonly refreshLinkedTables: () => Promise<boolean>;
}

/** Ties the ribbon's buttons to their actions. */
export function registerCommands(actions: Actions): void {
  Office.actions.associate("refreshLinkedTables", (event: Office.AddinCommands.Event) => {
    void run(actions.refreshLinkedTables, event);
  });
}

/** Excel keeps the button waiting until it hears `completed`. What went wrong is told in the pane, so the pane opens for it. */
async function run(action: () => Promise<boolean>, event: Office.AddinCommands.Event): Promise<void> {
  try {
    if (!(await action())) await Office.addin.showAsTaskpane();
  } finally {
    event.completed();
  }
}
