import type { Language } from "../../core/text.ts";
import { ModalDialog } from "./ModalDialog.tsx";
import { strings } from "./strings.ts";

interface AboutDialogProps {
  readonly language: Language;
  readonly onClose: () => void;
}

export function AboutDialog({ language, onClose }: AboutDialogProps) {
  return (
    <ModalDialog title={strings.product[language]} text={strings.aboutText[language]} onClose={onClose}>
      <button type="button" className="primary" onClick={onClose}>
        {strings.dismiss[language]}
      </button>
    </ModalDialog>
  );
}
