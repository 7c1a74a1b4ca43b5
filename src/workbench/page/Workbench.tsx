import { useEffect, useState, useSyncExternalStore } from "react";
import type { WorkbenchController } from "./controller.ts";
import { AboutDialog } from "./AboutDialog.tsx";
import { Activity } from "./Activity.tsx";
import { DiscardDialog } from "./DiscardDialog.tsx";
import { EntityCard } from "./EntityCard.tsx";
import { locales } from "./manifest.ts";
import { Place } from "./Place.tsx";
import { ProblemBar } from "./ProblemBar.tsx";
import { rememberLanguage } from "./language.ts";
import { Ribbon } from "./Ribbon.tsx";
import type { StageElements } from "./stage-elements.ts";
import { StatusBar } from "./StatusBar.tsx";
import { strings } from "./strings.ts";
import { TaskPane } from "./TaskPane.tsx";
import { TitleBar } from "./TitleBar.tsx";
import { useFileActions } from "./use-file-actions.ts";

interface WorkbenchProps {
  readonly controller: WorkbenchController;
  readonly elements: StageElements;
}

export function Workbench({ controller, elements }: WorkbenchProps) {
  const state = useSyncExternalStore(controller.subscribe, controller.state);
  const files = useFileActions(controller, state);
  const [aboutOpen, setAboutOpen] = useState(false);
  const { language } = state;
  const title = state.fileName ?? strings.untitled[language];

  useEffect(() => {
    document.documentElement.lang = locales[language];
    document.title = `${state.changed ? "• " : ""}${title} - ${strings.product[language]}`;
  }, [language, title, state.changed]);

  return (
    <div className="workbench">
      <TitleBar
        language={language}
        title={title}
        changed={state.changed}
        disabled={state.activity !== null}
        onLanguage={(chosen) => {
          rememberLanguage(localStorage, chosen);
          history.replaceState(null, "", location.pathname);
          void controller.switchLanguage(chosen);
        }}
        onAbout={() => setAboutOpen(true)}
      />
      <Ribbon state={state} files={files} onPress={(button) => void controller.press(button)} />
      {state.problem && (
        <ProblemBar text={state.problem[language]} language={language} onDismiss={() => controller.dismissProblem()} />
      )}
      <main className="stage" aria-label={strings.workbook[language]}>
        <section className="grid-region" aria-label={strings.grid[language]}>
          <Place element={elements.grid} />
          {state.activity && <Activity text={state.activity[language]} />}
        </section>
        <TaskPane state={state} frame={elements.frame} onClose={() => controller.closePane()} />
      </main>
      <StatusBar
        language={language}
        activity={state.activity?.[language] ?? ""}
        cellMessage={state.cellMessage}
        hasCard={state.hasCard}
      />
      {state.card && <EntityCard card={state.card} language={language} onClose={() => controller.closeCard()} />}
      {aboutOpen && <AboutDialog language={language} onClose={() => setAboutOpen(false)} />}
      {files.pending && (
        <DiscardDialog language={language} onDiscard={files.confirmPending} onKeep={files.cancelPending} />
      )}
    </div>
  );
}
