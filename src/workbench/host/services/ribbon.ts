import { HostObject, type HostClass } from "../host-object.ts";

/** What the add-in asked of one tab or button of its ribbon. */
export interface RibbonUpdate {
  readonly id: string;
  readonly visible?: boolean;
  readonly enabled?: boolean;
}

/** `Office.ribbon.requestUpdate` */
export class Ribbon {
  readonly service = new HostObject(ribbonClass, this);
  readonly update: (update: RibbonUpdate) => void;

  constructor(update: (update: RibbonUpdate) => void) {
    this.update = update;
  }
}

interface Control {
  readonly ribbon: Ribbon;
  readonly id: string;
}

const tabClass: HostClass<Control> = {
  name: "RibbonTab",
  identity: ({ id }) => ({ Id: id }),
  properties: { Id: { get: ({ id }) => id } },
  methods: {
    SetVisibility: ({ ribbon, id }, visible) => {
      ribbon.update({ id, visible: visible === true });
    },
  },
};

const buttonClass: HostClass<Control> = {
  name: "RibbonButton",
  identity: ({ id }) => ({ Id: id }),
  properties: {
    Id: { get: ({ id }) => id },
    Enabled: {
      get: () => null,
      set: ({ ribbon, id }, enabled) => {
        ribbon.update({ id, enabled: enabled === true });
      },
    },
  },
  methods: {
    SetEnabled: ({ ribbon, id }, enabled) => {
      ribbon.update({ id, enabled: enabled === true });
    },
  },
};

interface UpdateRequest {
  readonly tabs?: readonly UpdatedControl[];
}

interface UpdatedControl {
  readonly id?: string;
  readonly visible?: boolean;
  readonly enabled?: boolean;
  readonly groups?: readonly UpdatedControl[];
  readonly controls?: readonly UpdatedControl[];
}

const ribbonClass: HostClass<Ribbon> = {
  name: "DynamicRibbon",
  methods: {
    GetTab: (ribbon, id) => new HostObject(tabClass, { ribbon, id: String(id) }),
    GetButton: (ribbon, id) => new HostObject(buttonClass, { ribbon, id: String(id) }),
    ExecuteRequestUpdate: (ribbon, json) => {
      const { tabs = [] } = JSON.parse(String(json)) as UpdateRequest;
      for (const control of tabs) apply(ribbon, control);
    },
  },
};

function apply(ribbon: Ribbon, { id, visible, enabled, groups = [], controls = [] }: UpdatedControl): void {
  if (id !== undefined && (visible !== undefined || enabled !== undefined)) {
    ribbon.update({
      id,
      ...(visible === undefined ? {} : { visible }),
      ...(enabled === undefined ? {} : { enabled }),
    });
  }
  for (const inner of [...groups, ...controls]) apply(ribbon, inner);
}
