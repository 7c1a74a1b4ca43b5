import { oneOf } from "../arguments.ts";
import { HostObject, type HostClass } from "../host-object.ts";
import { eventType } from "../registrations.ts";
import { eventCategory, type PushEntry } from "../wire.ts";

/** The task pane of the shared runtime: the page lives on while the pane is hidden. */
export class AppRuntime {
  readonly service = new HostObject(serviceClass, this);
  readonly persistence = new HostObject(persistenceClass, this);
  /** Whether the pane opens with the workbook, as the add-in asked. */
  startState = "Inactive";
  private visible = false;
  private readonly push: (entries: readonly PushEntry[]) => void;
  private readonly onChange: (visible: boolean) => void;

  constructor(push: (entries: readonly PushEntry[]) => void, onChange: (visible: boolean) => void) {
    this.push = push;
    this.onChange = onChange;
  }

  get isVisible(): boolean {
    return this.visible;
  }

  show(visible: boolean): void {
    if (visible === this.visible) return;
    this.visible = visible;
    this.onChange(visible);
    const message = JSON.stringify({ visibility: visible ? "Visible" : "Hidden" });
    this.push([[eventCategory, eventType.visibilityChanged, "", message, 0, false]]);
  }
}

const serviceClass: HostClass<AppRuntime> = {
  name: "AppRuntimeService",
  methods: {
    GetAppRuntimeState: (runtime) => (runtime.isVisible ? "Visible" : "Background"),
    SetAppRuntimeState: (runtime, state) => {
      runtime.show(oneOf(state, "state", ["Visible", "Background"]) === "Visible");
    },
  },
};

const persistenceClass: HostClass<AppRuntime> = {
  name: "AppRuntimePersistenceService",
  methods: {
    GetAppRuntimeStartState: (runtime) => runtime.startState,
    SetAppRuntimeStartState: (runtime, state) => {
      runtime.startState = oneOf(state, "state", ["Visible", "Background", "Inactive"]);
    },
  },
};
