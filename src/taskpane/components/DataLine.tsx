import { Caption1, Caption1Strong, makeStyles, Switch, tokens } from "@fluentui/react-components";
import { useData } from "../hooks/use-data.ts";
import { usePane } from "../hooks/use-pane.ts";

const useStyles = makeStyles({
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground3,
  },
  automatic: { marginInlineStart: "auto", marginInlineEnd: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

/** The day that the functions of this workbook show, and whether they follow newer data by themselves. */
export function DataLine() {
  const styles = useStyles();
  const { setAutomatic, strings } = usePane();
  const { newest, sample, offline, automatic, phase, tokenNeeded } = useData();
  const isReading = phase === "waiting" && !offline && !tokenNeeded;
  const day = newest ?? (isReading ? "…" : strings.status.none);
  const isOfCopies = offline && newest !== null;
  const title = sample ? strings.status.sampleTitle : isOfCopies ? strings.data.asOfOffline : strings.data.asOf;
  return (
    <div className={styles.line} data-testid="as-of">
      <Caption1Strong>{title}</Caption1Strong>
      <Caption1>{day}</Caption1>
      <Switch
        className={styles.automatic}
        size="small"
        checked={automatic}
        onChange={(_, { checked }) => setAutomatic(checked)}
        label={{ children: strings.data.automatic, size: "small" }}
      />
    </div>
  );
}
