import { createRoot } from "react-dom/client";
import { WorkbenchController } from "./controller.ts";
import { deliverFile } from "./deliver-file.ts";
import { initialLanguage, rememberedLanguage } from "./language.ts";
import { loadAddin } from "./load-addin.ts";
import { createStageElements } from "./stage-elements.ts";
import { startSession } from "./start-session.ts";
import { Workbench } from "./Workbench.tsx";

/** In pixels; a narrower page shows the pane over the sheet (see stage.css), where it would hide the first cells. */
const ROOM_FOR_PANE = 1000;

export function mountWorkbench(container: HTMLElement): void {
  const language = initialLanguage(location.search, rememberedLanguage(localStorage), navigator.languages);
  const elements = createStageElements();
  const controller = new WorkbenchController(
    {
      loadAddin,
      startSession: (options) => startSession(options, elements),
      deliver: deliverFile,
      report: (cause) => reportError(cause),
    },
    language,
    window.innerWidth >= ROOM_FOR_PANE,
  );
  createRoot(container).render(<Workbench controller={controller} elements={elements} />);
  void controller.newWorkbook();
}
