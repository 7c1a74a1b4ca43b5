import { Body1, Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons";
import { usePane, usePaneState } from "../hooks/use-pane.ts";
import { LinkCard } from "./LinkCard.tsx";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
  },
  all: { alignSelf: "flex-start" },
});

export function LinksScreen() {
  const styles = useStyles();
  const { session, strings } = usePane();
  const { links, job } = usePaneState();
  return (
    <>
      {links.tables.length === 0 ? (
        <Body1>{strings.links.empty}</Body1>
      ) : (
        <>
          <Button
            className={styles.all}
            appearance="primary"
            icon={<ArrowSyncRegular />}
            disabled={job !== null}
            onClick={() => void session.refreshAll()}
          >
            {strings.links.refreshAll}
          </Button>
          <ul className={styles.list}>
            {links.tables.map((linked) => (
              <li key={linked.link.id}>
                <LinkCard linked={linked} />
              </li>
            ))}
          </ul>
        </>
      )}
      {links.unreadable > 0 && <Body1>{strings.links.unreadable(links.unreadable)}</Body1>}
    </>
  );
}
