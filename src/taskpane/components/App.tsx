import { FluentProvider, makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useData } from "../hooks/use-data.ts";
import { usePane, usePaneState } from "../hooks/use-pane.ts";
import { useTheme } from "../hooks/use-theme.ts";
import { DataBanner } from "./DataBanner.tsx";
import { DataLine } from "./DataLine.tsx";
import { ImportScreen } from "./ImportScreen.tsx";
import { JobProgress } from "./JobProgress.tsx";
import { LinksScreen } from "./LinksScreen.tsx";
import { NoticeList } from "./NoticeList.tsx";
import { PullScreen } from "./PullScreen.tsx";
import { SampleBanner } from "./SampleBanner.tsx";
import { StatusLine } from "./StatusLine.tsx";
import { StatusScreen } from "./StatusScreen.tsx";

const useStyles = makeStyles({
  pane: { display: "flex", flexDirection: "column", height: "100vh", minWidth: "280px" },
  tabs: { flexWrap: "wrap", padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} 0` },
  /** Does not scroll away. */
  banner: {
    flexShrink: 0,
    "> *": { margin: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} 0` },
  },
  screen: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: "auto",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    "> *": { flexShrink: 0 },
  },
  dock: {
    flexShrink: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    maxHeight: "45vh",
    overflowY: "auto",
    padding: `0 ${tokens.spacingHorizontalL}`,
    "> :last-child:not(:empty)": { paddingBottom: tokens.spacingVerticalS },
    "> :first-child:not(:empty)": { paddingTop: tokens.spacingVerticalS },
    "> *": { flexShrink: 0 },
  },
});

const SCREENS = { pull: PullScreen, links: LinksScreen, import: ImportScreen, data: StatusScreen };
type Screen = keyof typeof SCREENS;

export function App() {
  const styles = useStyles();
  const { strings } = usePane();
  const { links } = usePaneState();
  const { theme, colorScheme } = useTheme();
  const { readOnly } = useData();
  const [chosen, setScreen] = useState<Screen>("pull");
  // A host that only serves takes no files, and has no more to say than its figures.
  const screen = readOnly && (chosen === "import" || chosen === "data") ? "pull" : chosen;
  const count = links.tables.length;
  const Shown = SCREENS[screen];
  return (
    <FluentProvider theme={theme} className={styles.pane} style={{ colorScheme }}>
      <TabList
        className={styles.tabs}
        selectedValue={screen}
        onTabSelect={(_, { value }) => setScreen(value as Screen)}
        aria-label={strings.paneName}
      >
        <Tab value="pull">{strings.tabs.pull}</Tab>
        <Tab value="links">{count > 0 ? `${strings.tabs.links} (${count})` : strings.tabs.links}</Tab>
        {!readOnly && <Tab value="import">{strings.tabs.import}</Tab>}
        {!readOnly && <Tab value="data">{strings.tabs.data}</Tab>}
      </TabList>
      <div className={styles.banner}>
        <DataBanner />
      </div>
      <main className={styles.screen}>
        <SampleBanner />
        <Shown />
      </main>
      <div className={styles.dock}>
        <JobProgress />
        <NoticeList />
      </div>
      <DataLine />
      <StatusLine />
    </FluentProvider>
  );
}
