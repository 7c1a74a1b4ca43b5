import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { PaneDivider } from "./PaneDivider.tsx";
import { Place } from "./Place.tsx";
import type { WorkbenchState } from "./state.ts";
import { strings } from "./strings.ts";
import { usePaneWidth } from "./use-pane-width.ts";

interface TaskPaneProps {
  readonly state: WorkbenchState;
  readonly frame: HTMLElement;
  readonly onClose: () => void;
}

/** The add-in's page lives in it from the start; hiding the pane hides it only. */
export function TaskPane({ state, frame, onClose }: TaskPaneProps) {
  const { language, paneVisible, addin } = state;
  const { width, setWidth } = usePaneWidth(localStorage);
  return (
    <aside className="task-pane" aria-label={strings.pane[language]} hidden={!paneVisible} style={{ width }}>
      <PaneDivider label={strings.resizePane[language]} width={width} onWidth={setWidth} />
      <div className="pane-title">
        <h2>{addin?.manifest.name}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={strings.closePane[language]}
          title={strings.closePane[language]}
          onClick={onClose}
        >
          <DismissRegular />
        </button>
      </div>
      <Place element={frame} />
    </aside>
  );
}
