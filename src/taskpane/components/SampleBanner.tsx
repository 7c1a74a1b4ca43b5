import { MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { usePane, usePaneState } from "../hooks/use-pane.ts";

/** Stands above everything while the figures are not real. */
export function SampleBanner() {
  const { strings } = usePane();
  const { status } = usePaneState();
  if (status.state !== "known" || !status.asOf.sample) return null;
  return (
    <MessageBar intent="warning" layout="multiline" data-testid="sample-banner">
      <MessageBarBody>
        <MessageBarTitle>{strings.sampleTitle}</MessageBarTitle>
        {strings.sampleText}
      </MessageBarBody>
    </MessageBar>
  );
}
