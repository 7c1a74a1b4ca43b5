import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from "@fluentui/react-components";
import { useData } from "../hooks/use-data.ts";
import { usePane } from "../hooks/use-pane.ts";
import { AccessTokenField } from "./AccessTokenField.tsx";
import { WholeDates } from "./WholeDates.tsx";

const useStyles = makeStyles({ body: { minWidth: 0, overflowWrap: "anywhere" } });

/** Says that newer data is there, or that the server is not or asks for a token: figures move when the user says so, not by themselves. */
export function DataBanner() {
  const styles = useStyles();
  const { data, strings, language } = usePane();
  const { newer, newest, sample, offline, lacking, problem, refreshing, tokenNeeded } = useData();
  if (tokenNeeded) {
    return (
      <MessageBar intent="warning" layout="multiline" data-testid="token-needed">
        <MessageBarBody className={styles.body}>
          <MessageBarTitle>{strings.token.needed}</MessageBarTitle>
          {problem?.[language]}
          <AccessTokenField />
        </MessageBarBody>
      </MessageBar>
    );
  }
  if (newer && !offline) {
    const isNewDay = newer.newest !== null && newer.newest !== newest;
    const whatIsNewer = sample
      ? strings.data.newerThanSample
      : isNewDay
        ? strings.data.newerDay(newer.newest)
        : strings.data.newerFigures;
    return (
      <MessageBar intent="info" layout="multiline" data-testid="newer-data">
        <MessageBarBody>
          <MessageBarTitle>{strings.data.newer}</MessageBarTitle>
          <WholeDates text={whatIsNewer} />
        </MessageBarBody>
        <MessageBarActions>
          <Button size="small" appearance="primary" disabled={refreshing} onClick={() => void data.refresh()}>
            {refreshing ? strings.data.refreshing : strings.data.refresh}
          </Button>
        </MessageBarActions>
      </MessageBar>
    );
  }
  if (!offline && !lacking) return null;
  const { offlineEmpty, offlineSample, offline: offlineAt } = strings.data;
  const offlineTitle = newest === null ? offlineEmpty : sample ? offlineSample(newest) : offlineAt(newest);
  return (
    <MessageBar intent="warning" layout="multiline" data-testid={offline ? "offline" : "lacking"}>
      <MessageBarBody>
        <MessageBarTitle>
          <WholeDates text={offline ? offlineTitle : strings.data.lacking} />
        </MessageBarTitle>
        {lacking && `${strings.data.lackingCells} `}
        {problem?.[language]}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={() => void data.check()}>
          {strings.data.again}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
