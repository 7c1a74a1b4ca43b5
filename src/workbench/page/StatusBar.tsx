import type { Language } from "../../core/text.ts";
import { strings } from "./strings.ts";

interface StatusBarProps {
  readonly language: Language;
  readonly activity: string;
  readonly cellMessage: string;
  readonly hasCard: boolean;
}

export function StatusBar({ language, activity, cellMessage, hasCard }: StatusBarProps) {
  const idle = hasCard ? strings.cardHint : strings.ready;
  return (
    <footer className="status-bar" aria-label={strings.status[language]}>
      <span className={cellMessage ? "cell-message error" : "cell-message"} role="status" title={cellMessage}>
        {cellMessage || activity || idle[language]}
      </span>
      <small>{strings.notExcel[language]}</small>
    </footer>
  );
}
