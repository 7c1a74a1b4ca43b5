import { useCallback } from "react";

/** Shows an element that was made elsewhere and outlives every rendering. */
export function Place({ element }: { readonly element: HTMLElement }) {
  const attach = useCallback((parent: HTMLDivElement | null) => parent?.append(element), [element]);
  return <div className="place" ref={attach} />;
}
