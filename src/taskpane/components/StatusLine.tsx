import { Button, Caption1, Caption1Strong, makeStyles, tokens } from "@fluentui/react-components";
import { usePane, usePaneState } from "../hooks/use-pane.ts";
import { newestDays } from "../session/status-lines.ts";
import { WholeDates } from "./WholeDates.tsx";

const useStyles = makeStyles({
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground3,
  },
});

/** The newest disclosed day of each exchange. */
export function StatusLine() {
  const styles = useStyles();
  const { session, strings, language } = usePane();
  const { status } = usePaneState();
  const isSample = status.state === "known" && status.asOf.sample;
  return (
    <footer className={styles.line} data-testid="status">
      <Caption1Strong>{isSample ? strings.status.sampleTitle : strings.status.title}</Caption1Strong>
      {status.state === "loading" && <Caption1>{strings.status.loading}</Caption1>}
      {status.state === "failed" && (
        <>
          <Caption1>{strings.status.unknown}</Caption1>
          <Button size="small" appearance="transparent" onClick={() => void session.loadStatus()}>
            {strings.status.retry}
          </Button>
        </>
      )}
      {status.state === "known" &&
        newestDays(status.asOf, { strings, language }).map(({ exchanges, day, details }) => (
          <Caption1 key={day} title={details}>
            {exchanges} <WholeDates text={day} />
          </Caption1>
        ))}
    </footer>
  );
}
