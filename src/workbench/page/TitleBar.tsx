import { InfoRegular } from "@fluentui/react-icons/svg/info";
import type { Language } from "../../core/text.ts";
import { strings } from "./strings.ts";

interface TitleBarProps {
  readonly language: Language;
  readonly title: string;
  readonly changed: boolean;
  readonly disabled: boolean;
  readonly onLanguage: (language: Language) => void;
  readonly onAbout: () => void;
}

const languages: readonly { readonly language: Language; readonly label: string; readonly tag: string }[] = [
  { language: "zh", label: "中文", tag: "zh-CN" },
  { language: "en", label: "English", tag: "en" },
];

export function TitleBar({ language, title, changed, disabled, onLanguage, onAbout }: TitleBarProps) {
  return (
    <header className="title-bar">
      <h1 className="product">
        <img src="assets/icon-32.png" alt="" width="20" height="20" />
        {strings.product[language]}
      </h1>
      <span className="file-title">
        {title}
        {changed && (
          <span className="changed" role="img" title={strings.changed[language]} aria-label={strings.changed[language]}>
            •
          </span>
        )}
      </span>
      <div className="title-actions">
        <div className="language-switch" role="group" aria-label={strings.language[language]}>
          {languages.map((choice) => (
            <button
              key={choice.language}
              type="button"
              lang={choice.tag}
              aria-pressed={choice.language === language}
              disabled={disabled}
              onClick={() => onLanguage(choice.language)}
            >
              {choice.label}
            </button>
          ))}
        </div>
        <button
          type="button"
          className="icon-button"
          aria-label={strings.about[language]}
          title={strings.about[language]}
          onClick={onAbout}
        >
          <InfoRegular />
        </button>
      </div>
    </header>
  );
}
