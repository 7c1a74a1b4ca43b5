import type { RibbonButton } from "./manifest.ts";
import type { WorkbenchState } from "./state.ts";

interface AddinButtonProps {
  readonly button: RibbonButton;
  readonly state: WorkbenchState;
  readonly onPress: () => void;
}

export function AddinButton({ button, state, onPress }: AddinButtonProps) {
  const { enabled = button.enabled, visible = true } = state.buttons.get(button.id) ?? {};
  if (!visible) return null;
  const tipId = `tip-${button.id}`;
  return (
    <span className="supertip-anchor">
      <button
        type="button"
        disabled={!enabled || state.activity !== null || state.running.has(button.id)}
        aria-busy={state.running.has(button.id)}
        aria-describedby={tipId}
        {...(button.action.kind === "showPane" && { "aria-expanded": state.paneVisible })}
        onClick={onPress}
      >
        <img src={button.iconUrl.href} alt="" width="20" height="20" />
        {button.label}
      </button>
      <span className="supertip" role="tooltip" id={tipId}>
        <strong>{button.tipTitle}</strong>
        {button.tip}
      </span>
    </span>
  );
}
