import { DocumentAddRegular } from "@fluentui/react-icons/svg/document-add";
import { FolderOpenRegular } from "@fluentui/react-icons/svg/folder-open";
import { SaveRegular } from "@fluentui/react-icons/svg/save";
import type { RibbonButton } from "./manifest.ts";
import { AddinButton } from "./AddinButton.tsx";
import type { WorkbenchState } from "./state.ts";
import { strings } from "./strings.ts";
import type { FileActions } from "./use-file-actions.ts";

interface RibbonProps {
  readonly state: WorkbenchState;
  readonly files: FileActions;
  readonly onPress: (button: RibbonButton) => void;
}

/** The file buttons of the page, then the tabs that the add-in's manifest declares. */
export function Ribbon({ state, files, onPress }: RibbonProps) {
  const { language } = state;
  const busy = state.activity !== null;
  return (
    <nav className="ribbon" aria-label={strings.ribbon[language]}>
      <div className="ribbon-tab">
        <h2>{strings.file[language]}</h2>
        <div className="ribbon-group" role="toolbar" aria-label={strings.file[language]}>
          <button type="button" disabled={busy} title={strings.newWorkbookTip[language]} onClick={files.newWorkbook}>
            <DocumentAddRegular />
            {strings.newWorkbook[language]}
          </button>
          <button type="button" disabled={busy} title={strings.openTip[language]} onClick={files.open}>
            <FolderOpenRegular />
            {strings.open[language]}
          </button>
          <button type="button" disabled={busy || !state.addin} title={strings.saveTip[language]} onClick={files.save}>
            <SaveRegular />
            {strings.save[language]}
          </button>
        </div>
      </div>
      {state.addin?.manifest.tabs.map((tab) => (
        <div className="ribbon-tab" key={tab.id}>
          <h2>{tab.label}</h2>
          {tab.groups.map((group) => (
            <div className="ribbon-group" role="toolbar" aria-label={group.label} key={group.id}>
              {group.buttons.map((button) => (
                <AddinButton key={button.id} button={button} state={state} onPress={() => onPress(button)} />
              ))}
            </div>
          ))}
        </div>
      ))}
    </nav>
  );
}
