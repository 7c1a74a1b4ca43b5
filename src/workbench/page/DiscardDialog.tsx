import type { Language } from "../../core/text.ts";
import { ModalDialog } from "./ModalDialog.tsx";
import { strings } from "./strings.ts";

interface DiscardDialogProps {
  readonly language: Language;
  readonly onDiscard: () => void;
  readonly onKeep: () => void;
}

export function DiscardDialog({ language, onDiscard, onKeep }: DiscardDialogProps) {
  return (
    <ModalDialog title={strings.discardTitle[language]} text={strings.discardText[language]} onClose={onKeep}>
      <button type="button" onClick={onDiscard}>
        {strings.discard[language]}
      </button>
      <button type="button" className="primary" onClick={onKeep}>
        {strings.keep[language]}
      </button>
    </ModalDialog>
  );
}
