import {
  Body1,
  Button,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import { DocumentArrowUpRegular, SaveRegular } from "@fluentui/react-icons";
import { useRef, useState, type DragEvent } from "react";
import { useImport } from "../hooks/use-import.ts";
import { usePane } from "../hooks/use-pane.ts";
import { ImportQuestions } from "./ImportQuestions.tsx";
import { ImportReading } from "./ImportReading.tsx";
import { WholeDates } from "./WholeDates.tsx";

const useStyles = makeStyles({
  drop: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  over: { backgroundColor: tokens.colorBrandBackground2, border: `1px dashed ${tokens.colorBrandStroke1}` },
  name: { overflowWrap: "anywhere", fontWeight: tokens.fontWeightSemibold },
  body: { minWidth: 0, overflowWrap: "anywhere" },
  store: { alignSelf: "flex-start" },
});

/** A file of the user's own: choose it, see what was understood, answer what is open, store it. */
export function ImportScreen() {
  const styles = useStyles();
  const { strings } = usePane();
  const imported = useImport();
  const { file, preview, problem, busy, upToDate } = imported;
  const canStore = preview?.questions.length === 0 && !preview.stored && upToDate;
  return (
    <>
      <FileChoice onFile={(chosen) => imported.choose(chosen)} />
      {file && <Body1 className={styles.name}>{file.name}</Body1>}
      {busy && <Spinner size="tiny" labelPosition="after" label={strings.import.reading} />}
      {problem !== null && (
        <MessageBar intent="error" layout="multiline" data-testid="import-problem">
          <MessageBarBody className={styles.body}>
            <WholeDates text={problem} />
          </MessageBarBody>
        </MessageBar>
      )}
      {preview?.stored && (
        <MessageBar intent="success" layout="multiline" data-testid="import-stored">
          <MessageBarBody>
            {strings.import.stored(preview.stored.landed, preview.stored.revised, preview.stored.unchanged)}
          </MessageBarBody>
        </MessageBar>
      )}
      {file && <ImportQuestions imported={imported} />}
      {preview && <ImportReading preview={preview} />}
      {canStore && (
        <Button
          className={styles.store}
          appearance="primary"
          icon={<SaveRegular />}
          disabled={busy}
          onClick={() => imported.store()}
        >
          {strings.import.store}
        </Button>
      )}
    </>
  );
}

const TYPES = ".csv,.tsv,.txt,.xls,.xlsx,.xlsm";

function FileChoice({ onFile }: { readonly onFile: (file: File) => void }) {
  const styles = useStyles();
  const { strings } = usePane();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div
      className={mergeClasses(styles.drop, isOver && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        hidden
        accept={TYPES}
        data-testid="import-file"
        onChange={({ target }) => {
          take(target.files);
          // The same file, corrected, can be chosen again.
          target.value = "";
        }}
      />
      <Button icon={<DocumentArrowUpRegular />} onClick={() => input.current?.click()}>
        {strings.import.choose}
      </Button>
      <Body1>{strings.import.explain}</Body1>
    </div>
  );
}
