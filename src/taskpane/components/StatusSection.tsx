import { Body1Strong, Button, Caption1, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { useId, useState, type ReactNode } from "react";
import { usePane } from "../hooks/use-pane.ts";
import type { StatusEntry } from "../session/status-lines.ts";
import { WholeDates } from "./WholeDates.tsx";

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  heading: { margin: 0 },
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
  },
  entry: { display: "flex", flexDirection: "column", overflowWrap: "anywhere" },
  summary: { cursor: "pointer" },
  folded: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  more: { alignSelf: "flex-start" },
});

/** Entries that are shown before the user asks for all. */
const SHOWN = 6;

interface StatusSectionProps {
  readonly title: string;
  readonly entries?: readonly StatusEntry[];
  readonly lines?: readonly string[];
  readonly children?: ReactNode;
}

/** A heading with lines below it, and a list that can be opened whole. */
export function StatusSection({ title, entries = [], lines = [], children }: StatusSectionProps) {
  const styles = useStyles();
  const { strings } = usePane();
  const [isWhole, setWhole] = useState(false);
  const id = useId();
  const shown = isWhole ? entries : entries.slice(0, SHOWN);
  const hidden = entries.length - shown.length;
  return (
    <section className={styles.section} aria-labelledby={id}>
      <Subtitle2 as="h2" id={id} className={styles.heading}>
        {title}
      </Subtitle2>
      {lines.map((line) => (
        <Caption1 key={line}>
          <WholeDates text={line} />
        </Caption1>
      ))}
      {shown.length > 0 && (
        <ul className={styles.list}>
          {shown.map((entry, index) => (
            <li key={`${index} ${entry.title}`} className={styles.entry}>
              <Body1Strong>{entry.title}</Body1Strong>
              {entry.lines.map((line) => (
                <Caption1 key={line}>
                  <WholeDates text={line} />
                </Caption1>
              ))}
              {entry.folded && <Folded lines={entry.folded} />}
            </li>
          ))}
        </ul>
      )}
      {hidden > 0 && (
        <Button className={styles.more} size="small" appearance="transparent" onClick={() => setWhole(true)}>
          {strings.server.more(hidden)}
        </Button>
      )}
      {children}
    </section>
  );
}

function Folded({ lines }: { readonly lines: readonly string[] }) {
  const styles = useStyles();
  const { strings } = usePane();
  return (
    <details>
      <summary className={styles.summary}>
        <Caption1>{strings.server.offers(lines.length)}</Caption1>
      </summary>
      <ul className={styles.folded}>
        {lines.map((line) => (
          <li key={line}>
            <Caption1>
              <WholeDates text={line} />
            </Caption1>
          </li>
        ))}
      </ul>
    </details>
  );
}
