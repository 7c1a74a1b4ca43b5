import type { HostMethod } from "./host-object.ts";

/** The types of RichApi events, by their numbers in Office.js. */
export const eventType = {
  worksheetChanged: 10,
  worksheetActivated: 11,
  worksheetDeactivated: 12,
  worksheetAdded: 13,
  worksheetSelectionChanged: 14,
  worksheetDeleted: 15,
  worksheetCalculated: 16,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
  visibilityChanged: 65539,
} as const;

/** The target of events that concern every sheet or table. */
export const workbookTarget = "Workbook";

/** Which events the add-in listens to. */
export class Registrations {
  private readonly counts = new Map<string, number>();

  add(type: number, target: string): void {
    const key = `${type} ${target}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  remove(type: number, target: string): void {
    const key = `${type} ${target}`;
    this.counts.set(key, Math.max(0, (this.counts.get(key) ?? 0) - 1));
  }

  has(type: number, target: string): boolean {
    return (this.counts.get(`${type} ${target}`) ?? 0) > 0;
  }
}

/** The methods `_Register…Event` and `_Unregister…Event` of a class, by the event's name on the wire. */
export function eventMethods<T>(
  types: Readonly<Record<string, number>>,
  locate: (target: T) => { registrations: Registrations; id: string },
): Record<string, HostMethod<T>> {
  const methods: Record<string, HostMethod<T>> = {};
  for (const [name, type] of Object.entries(types)) {
    methods[`_Register${name}Event`] = (target) => {
      const { registrations, id } = locate(target);
      registrations.add(type, id);
    };
    methods[`_Unregister${name}Event`] = (target) => {
      const { registrations, id } = locate(target);
      registrations.remove(type, id);
    };
  }
  return methods;
}
