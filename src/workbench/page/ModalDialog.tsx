import { type ReactNode, useCallback, useId } from "react";

interface ModalDialogProps {
  readonly title: string;
  readonly text: string;
  /** Escape does it too. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The browser's own dialog: it keeps the focus within and gives it back. */
export function ModalDialog({ title, text, onClose, children }: ModalDialogProps) {
  const titleId = useId();
  const open = useCallback((dialog: HTMLDialogElement | null) => {
    if (dialog && !dialog.open) dialog.showModal();
  }, []);
  return (
    <dialog className="modal" ref={open} aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId}>{title}</h2>
      <p>{text}</p>
      <div className="modal-buttons">{children}</div>
    </dialog>
  );
}
