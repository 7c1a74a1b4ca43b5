import { useEffect, useId, useRef } from "react";
import type { Language } from "../../core/text.ts";
import type { OpenCard } from "./session.ts";
import { strings } from "./strings.ts";

interface EntityCardProps {
  readonly card: OpenCard;
  readonly language: Language;
  readonly onClose: () => void;
}

/** As large as its style sheet lets it become. */
const SIZE = { width: 340, height: 380 } as const;
const GAP = 4;

/** What stands behind the name of an entity, beside its cell. Escape or a press elsewhere closes it. */
export function EntityCard({ card, language, onClose }: EntityCardProps) {
  const titleId = useId();
  const dialog = useRef<HTMLElement>(null);

  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [card]);

  useEffect(() => {
    const onPointer = (event: Event): void => {
      if (!(event.target instanceof Node) || !dialog.current?.contains(event.target)) onClose();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") onClose();
    };
    document.addEventListener("pointerdown", onPointer, true);
    document.addEventListener("wheel", onPointer, true);
    document.addEventListener("keydown", onKey, true);
    return () => {
      document.removeEventListener("pointerdown", onPointer, true);
      document.removeEventListener("wheel", onPointer, true);
      document.removeEventListener("keydown", onKey, true);
    };
  }, [onClose]);

  return (
    <section
      ref={dialog}
      className="entity-card"
      role="dialog"
      aria-labelledby={titleId}
      tabIndex={-1}
      style={placeOf(card)}
    >
      <div className="entity-title">
        <h2 id={titleId}>{card.title}</h2>
        <button type="button" className="icon-button" aria-label={strings.closeCard[language]} onClick={onClose}>
          ×
        </button>
      </div>
      <dl tabIndex={0} aria-label={strings.cardFields[language]}>
        {card.lines.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Below the cell, or above it where there is no room below. */
function placeOf({ box }: OpenCard): { left: number; top: number } {
  const fitsBelow = box.bottom + GAP + SIZE.height <= window.innerHeight;
  const top = fitsBelow ? box.bottom + GAP : box.top - GAP - SIZE.height;
  const left = Math.min(box.left, window.innerWidth - SIZE.width - GAP);
  return { left: Math.max(GAP, left), top: Math.max(GAP, top) };
}
