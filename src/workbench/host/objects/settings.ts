import { textArgument } from "../arguments.ts";
import type { Book } from "../book.ts";
import { HostObject, type HostClass } from "../host-object.ts";
import { itemNotFound } from "../rich-api-error.ts";

interface SettingTarget {
  readonly book: Book;
  readonly key: string;
}

const settingClass: HostClass<SettingTarget> = {
  name: "Setting",
  identity: ({ key }) => ({ _Id: key }),
  properties: {
    Key: { get: ({ key }) => key },
    Value: {
      get: ({ book, key }) => book.settings.get(existing(book, key)),
      set: ({ book, key }, value) => {
        book.settings.set(existing(book, key), value);
      },
    },
  },
  methods: {
    Delete: ({ book, key }) => {
      book.settings.delete(existing(book, key));
    },
  },
};

/** `workbook.settings`: values as JSON, kept in the workbook's file. */
export const settingsClass: HostClass<Book> = {
  name: "SettingCollection",
  methods: {
    Add: (book, key, value) => {
      const name = textArgument(key, "key");
      book.settings.set(name, value);
      return new HostObject(settingClass, { book, key: name });
    },
    GetCount: (book) => book.settings.size,
    GetItemOrNullObject: (book, key) => {
      const name = textArgument(key, "key");
      return book.settings.has(name) ? new HostObject(settingClass, { book, key: name }) : null;
    },
  },
  items: (book) => [...book.settings.keys()].map((key) => new HostObject(settingClass, { book, key })),
  item: (book, key) => new HostObject(settingClass, { book, key: existing(book, textArgument(key, "key")) }),
};

function existing(book: Book, key: string): string {
  if (!book.settings.has(key)) throw itemNotFound("setting", key);
  return key;
}
