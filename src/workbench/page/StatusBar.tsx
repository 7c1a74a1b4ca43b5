import type { Language } from "../../core/text.ts";
import { strings } from "./strings.ts";

interface StatusBarProps {
  readonly language: Language;
  readonly activity: string;
  readonly cellMessage: string;
}

export function StatusBar({ language, activity, cellMessage }: StatusBarProps) {
  return (
    <footer className="status-bar" aria-label={strings.status[language]}>
      <span className={cellMessage ? "cell-message error" : "cell-message"} role="status" title={cellMessage}>
        {cellMessage || activity || strings.ready[language]}
      </span>
      <small>{strings.notExcel[language]}</small>
    </footer>
  );
}
