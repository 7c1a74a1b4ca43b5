import { createBrowserGrid } from "../grid/univer-browser.ts";
import { createBrowserHost } from "../host/index.ts";
import { cellMessage } from "./cell-message.ts";
import { listenForCards, selectedCard } from "./open-cards.ts";
import { locales } from "./manifest.ts";
import type { Session, SessionOptions } from "./session.ts";
import type { StageElements } from "./stage-elements.ts";
import { within } from "./within.ts";

/** How long an add-in may take to say that it runs; the first load of its code is the slowest part. */
const startLimit = 30_000;

const darkTheme = window.matchMedia("(prefers-color-scheme: dark)");

/** Opens the workbook in a new grid and loads the add-in beside it. */
export async function startSession(options: SessionOptions, elements: StageElements): Promise<Session> {
  const { addin, file, onPane, onButton } = options;
  const surface = createBrowserGrid({
    container: elements.grid,
    language: addin.language,
    dark: darkTheme.matches,
  });
  const { grid } = surface;
  const onTheme = (event: MediaQueryListEvent) => surface.setDark(event.matches);
  darkTheme.addEventListener("change", onTheme);

  const host = createBrowserHost({
    frameContainer: elements.frame,
    frameTitle: addin.manifest.name,
    grid,
    addinUrl: addin.manifest.runtimeUrl.href,
    language: locales[addin.language],
    ...(file && { settings: file.settings }),
    onPane,
    onRibbon: ({ id, ...state }) => onButton(id, state),
  });
  // Functions first: the engine keeps how it read a formula, also one whose function it did not know.
  host.connectFunctions(addin.functions);
  if (file) await grid.loadWorkbook(file.workbook);
  const stopListening = grid.listen((event) => {
    if (event.type === "changed") options.onChanged();
    options.onCellMessage(cellMessage(grid));
    options.onCardInCell(selectedCard(grid) !== null);
  });
  const stopCards = listenForCards(surface, options.onCard);

  return {
    addinReady: within(startLimit, host.ready),
    exportFile: () => ({ workbook: grid.exportWorkbook(), settings: host.settings }),
    press: async ({ id, action }) => {
      if (action.kind === "showPane") host.showPane(true);
      else await host.runCommand(action.functionName, id);
    },
    hidePane: () => host.showPane(false),
    dispose: () => {
      stopListening();
      stopCards();
      darkTheme.removeEventListener("change", onTheme);
      host.dispose();
      surface.dispose();
      elements.grid.replaceChildren();
    },
  };
}
