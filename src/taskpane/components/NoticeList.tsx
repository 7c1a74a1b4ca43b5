import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarGroup,
  MessageBarTitle,
  tokens,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { usePane, usePaneState } from "../hooks/use-pane.ts";
import type { Notice } from "../session/pane-state.ts";
import { WholeDates } from "./WholeDates.tsx";

const SHOWN = 8;

const useStyles = makeStyles({
  group: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  body: { minWidth: 0, overflowWrap: "anywhere" },
  lines: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

export function NoticeList() {
  const styles = useStyles();
  const { notices } = usePaneState();
  return (
    <MessageBarGroup className={styles.group}>
      {notices.map((notice) => (
        <NoticeBar key={notice.id} notice={notice} />
      ))}
    </MessageBarGroup>
  );
}

function NoticeBar({ notice }: { notice: Notice }) {
  const styles = useStyles();
  const { session, strings } = usePane();
  const { details } = notice;
  const hidden = details.length - SHOWN;
  return (
    <MessageBar intent={notice.intent} layout="multiline" data-testid={`notice-${notice.intent}`}>
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>
          <WholeDates text={notice.title} />
        </MessageBarTitle>
        {details.length === 1 && <WholeDates text={details[0]!} />}
        {details.length > 1 && (
          <ul className={styles.lines}>
            {details.slice(0, SHOWN).map((line) => (
              <li key={line}>
                <WholeDates text={line} />
              </li>
            ))}
            {hidden > 0 && <li>{strings.notice.more(hidden)}</li>}
          </ul>
        )}
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            icon={<DismissRegular />}
            aria-label={strings.notice.dismiss}
            onClick={() => session.dismiss(notice.id)}
          />
        }
      />
    </MessageBar>
  );
}
