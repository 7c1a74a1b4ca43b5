import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import type { Language } from "../../core/text.ts";
import { strings } from "./strings.ts";

interface ProblemBarProps {
  readonly text: string;
  readonly language: Language;
  readonly onDismiss: () => void;
}

export function ProblemBar({ text, language, onDismiss }: ProblemBarProps) {
  return (
    <div className="problem-bar" role="alert">
      <span>{text}</span>
      <button
        type="button"
        className="icon-button"
        aria-label={strings.dismiss[language]}
        title={strings.dismiss[language]}
        onClick={onDismiss}
      >
        <DismissRegular />
      </button>
    </div>
  );
}
